import MarkdownIt, { type Token } from 'markdown-it';
import { markTerms, type TermMarks } from '../glossary/markTerms.ts';
import type { TermFinder } from '../glossary/termFinder.ts';

/** What the renderer needs of the window that shows the lesson. */
export interface PictureResolver {
  /** The address of a picture in the lesson's folder; undefined where there is none, or it may not be shown. */
  picture(path: string): string | undefined;
}

/** A link may lead to the web or to a step of the lesson; `command:`, `file:` and others are dropped. */
const LINK = /^(?:https?:\/\/[^\s]|#[a-z0-9-]+$)/i;
/** A path in the lesson's folder, in the form that lintFolder.ts allows for pictures. */
const PICTURE = /^(?:\.\/)?(?:media\/)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:svg|png)$/;
const LONGEST_LINK = 2000;

/** A lesson's Markdown as HTML. Never throws. */
export interface ProseRenderer {
  prose(markdown: string): string;
  /** One line (a hint, an answer), without a paragraph around it. */
  line(markdown: string): string;
  /** Prose in which the first use of each term that was not `seen` yet is marked. */
  marked(markdown: string, find: TermFinder, seen: ReadonlySet<string>): MarkedProse;
}

export interface MarkedProse {
  readonly html: string;
  /** What was seen before, and the terms that are marked here. */
  readonly seen: ReadonlySet<string>;
}

export function proseRenderer(pictures: PictureResolver): ProseRenderer {
  const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false });
  markdown.use(markTerms);
  // markdown-it has decoded entities already, so an encoded scheme is found too.
  markdown.validateLink = (url) => url.length <= LONGEST_LINK && (LINK.test(url) || PICTURE.test(url));
  markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    // A link to a file of the lesson is shown as text: no window could open the file.
    if (token && !LINK.test(attribute(token, 'href'))) token.attrs = [['class', 'file']];
    return self.renderToken(tokens, index, options);
  };
  markdown.renderer.rules['image'] = (tokens, index) => {
    const token = tokens[index];
    if (!token) return '';
    const path = attribute(token, 'src').replace(/^\.\//, '');
    const address = PICTURE.test(path) ? pictures.picture(path) : undefined;
    const { escapeHtml } = markdown.utils;
    const words = escapeHtml(token.content);
    if (address === undefined) return `<em class="no-picture">${words}</em>`;
    return `<img src="${escapeHtml(address)}" alt="${words}" loading="lazy">`;
  };
  return {
    prose: (text) => markdown.render(text),
    line: (text) => markdown.renderInline(text.trim()),
    marked(text, find, before) {
      const seen = new Set(before);
      const terms: TermMarks = { find, seen };
      return { html: markdown.render(text, { terms }), seen };
    },
  };
}

function attribute(token: Token, name: string): string {
  return String(token.attrGet(name) ?? '');
}
