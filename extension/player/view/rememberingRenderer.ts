import type { ProseRenderer } from '../../core/prose/renderProse.ts';

/** Renders each text once: a lesson's prose stays the same from view to view. */
export function rememberingRenderer(renderer: ProseRenderer): ProseRenderer {
  const known = { prose: new Map<string, string>(), line: new Map<string, string>() };
  const render = (how: 'prose' | 'line', text: string): string => {
    const found = known[how].get(text);
    if (found !== undefined) return found;
    const html = renderer[how](text);
    known[how].set(text, html);
    return html;
  };
  return { prose: (text) => render('prose', text), line: (text) => render('line', text) };
}
