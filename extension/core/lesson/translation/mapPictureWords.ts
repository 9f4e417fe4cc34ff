import { escapeMarkup } from '../../prose/escapeMarkup.ts';
import type { Say } from './mapWords.ts';

/** An element of SVG that holds text and nothing else: its name, the rest of its tag, its text. */
const TEXT = /<(title|desc|text|tspan)((?:\s[^<>]*)?)>([^<>]+)(?=<\/)/g;
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A picture (SVG) with other words; `path` names it. Text without two letters in a row stays as it is. */
export function mapPictureWords(path: string, svg: string, say: Say): string {
  const counts = new Map<string, number>();
  return svg.replaceAll(TEXT, (whole, tag: string, rest: string, text: string) => {
    if (!/\p{L}{2}/u.test(text)) return whole;
    const kind = tag === 'tspan' ? 'text' : tag;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const source = decodeEntities(text);
    const words = say({ key: `${path}/${kind}-${count}`, form: 'line', source });
    return words === source ? whole : `<${tag}${rest}>${escapeMarkup(words)}`;
  });
}

function decodeEntities(text: string): string {
  return text.replaceAll(ENTITY, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
