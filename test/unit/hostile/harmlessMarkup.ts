import { PICTURES } from './htmlOf.ts';

const VALUE = '[^"<>]*';
const attributes = (names: string): string => `(?: (?:${names})="${VALUE}")*`;

/**
 * Every tag that the player's HTML may have, to the letter: markdown-it's elements, a link to the web or to a step, a
 * picture of the lesson, a term of the glossary; and those of our drawings. No other element, no other attribute, no other scheme, and no `<` that is not one of these.
 */
const TAGS = [
  '</?(?:p|em|strong|code|pre|ul|ol|li|blockquote|h[1-6]|br|table|thead|tbody|tr|hr|s)>',
  `<(?:code|em) class="${VALUE}">`,
  '<ol start="\\d+">',
  '</?t[hd](?: style="text-align:(?:left|right|center)")?>',
  `<a (?:href="(?:https?://${VALUE}|#[a-z0-9-]+)"(?: title="${VALUE}")?|class="file")>`,
  '</a>',
  // A term of the glossary, whose ids are words of small letters.
  '<span class="term" role="button" tabindex="0" data-term="[a-z][a-z0-9-]*">',
  '</span>',
  `<img src="${PICTURES}(?:media/)?[\\w.-]+" alt="${VALUE}" loading="lazy">`,
];
/** What our own drawings are made of. */
const SVG = [
  `<(?:svg|g|text|tspan|title|rect|path|line)${attributes(
    'xmlns|class|viewBox|role|aria-label|data-node|tabindex|text-anchor|d|dx|x|y|x1|x2|y1|y2|rx|width|height',
  )}/?>`,
  '</(?:svg|g|text|tspan|title)>',
];
const HARMLESS = new RegExp(`(?:[^<>]|&gt;|${[...TAGS, ...SVG].join('|')})`, 'y');

/** Where the first thing stands that is neither text nor a harmless tag; undefined where there is none. */
export function firstHarmful(html: string): string | undefined {
  HARMLESS.lastIndex = 0;
  for (let at = 0; at < html.length; at = HARMLESS.lastIndex) {
    HARMLESS.lastIndex = at;
    if (!HARMLESS.test(html)) return html.slice(at, at + 120);
  }
  return undefined;
}
