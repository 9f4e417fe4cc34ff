import type { TermFinder } from '../../core/glossary/termFinder.ts';
import type { MarkedProse, ProseRenderer } from '../../core/prose/renderProse.ts';

/** Renders each text once: a lesson's prose stays the same from view to view. */
export function rememberingRenderer(renderer: ProseRenderer): ProseRenderer {
  const known = { prose: new Map<string, string>(), line: new Map<string, string>() };
  const marked = new WeakMap<TermFinder, Map<string, MarkedProse>>();
  return {
    prose: (text) => remembered(known.prose, text, () => renderer.prose(text)),
    line: (text) => remembered(known.line, text, () => renderer.line(text)),
    marked(text, find, seen) {
      const own = marked.get(find) ?? new Map<string, MarkedProse>();
      marked.set(find, own);
      return remembered(own, `${[...seen].join(' ')}\n${text}`, () => renderer.marked(text, find, seen));
    },
  };
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
