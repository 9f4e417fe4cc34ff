import MarkdownIt from 'markdown-it';
import { lessonLimits } from '../model/lessonLimits.ts';

/** Where the links of a text lead that name a label, by the normalised label. */
export type References = Readonly<Record<string, { readonly href: string; readonly title: string }>>;

/** Longer addresses are not followed anywhere. */
const LONGEST_HREF = 2_000;
const LABEL = /\[((?:[^[\]\\]|\\.){1,200})\]/g;
const DEFINITION = /^ {0,3}\[((?:[^[\]\\]|\\.){1,200})\]:/gm;

const { normalizeReference } = new MarkdownIt().utils;

/**
 * Completes pieces of a lesson's Markdown with the definitions of the links that they use and that stand in another
 * piece: each piece is shown on its own. Adds no more than a lesson's text may have, whatever the pieces are.
 */
export class ReferenceSupplement {
  readonly #references: References;
  #left: number = lessonLimits.lessonText;

  constructor(references: References) {
    this.#references = references;
  }

  complete(markdown: string): string {
    if (Object.keys(this.#references).length === 0) return markdown;
    const own = new Set(
      [...markdown.matchAll(DEFINITION)].map(([, label = '']) => normalizeReference(label)),
    );
    const missing = new Set<string>();
    for (const [, written = ''] of markdown.matchAll(LABEL)) {
      const label = normalizeReference(written);
      // `[^1]: Word` is a footnote, whose word is no address.
      if (!label.startsWith('^') && !own.has(label) && Object.hasOwn(this.#references, label))
        missing.add(label);
    }
    const lines = [...missing].flatMap((label) => this.#definition(label));
    return lines.length === 0 ? markdown : `${markdown}\n\n${lines.join('\n')}`;
  }

  #definition(label: string): string[] {
    const { href = '', title = '' } = this.#references[label] ?? {};
    const words = title.replaceAll(/\s+/g, ' ').replaceAll(/["\\]/g, '\\$&');
    const line = `[${label}]: <${href}>${words === '' ? '' : ` "${words}"`}`;
    if (href.length > LONGEST_HREF || line.length > this.#left) return [];
    this.#left -= line.length;
    return [line];
  }
}
