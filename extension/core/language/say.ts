import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueOf } from './catalogues.ts';
import { LANGUAGES } from './languages.ts';

/** What the open places of a message are filled with. */
export type Values = Readonly<Record<string, string | number>>;

/** The language for finding what is not translated: its messages stand in brackets, with accents, and are 40 % longer. */
export const PSEUDO_LANGUAGE = 'x-pseudo';

let language: string = LANGUAGES[0].id;
let translate: (english: string) => string = same;
const formats = new Map<string, IntlMessageFormat>();

/**
 * Sets the language in which this process, or this page, speaks. There is one at a time: an editor, a command and a page each
 * have one reader.
 */
export function useLanguage(wanted: string): void {
  if (wanted === language) return;
  language = wanted;
  formats.clear();
  const catalogue = catalogueOf(wanted);
  translate = wanted === PSEUDO_LANGUAGE ? pseudo : (english) => catalogue.get(english) ?? english;
}

/** The language that is spoken now. */
export function spokenLanguage(): string {
  return language;
}

/**
 * A message in the reader's language. English is the key of the catalogue, and stands where it has none. With `values` it is
 * an ICU message: `{count, plural, one {# step} other {# steps}}`. A message that can't be formatted is shown as it is.
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function say(english: string, values?: Values): string {
  const text = translate(english);
  if (values === undefined) return text;
  try {
    return String(formatOf(text).format(values));
  } catch {
    return text;
  }
}

/** What a function says, in English whatever the reader's language is. It must say all before it returns. */
export function inEnglish<T>(speak: () => T): T {
  return inLanguage(LANGUAGES[0].id, speak);
}

/** What a function says, in this language whatever the reader's is. It must say all before it returns. */
export function inLanguage<T>(wanted: string, speak: () => T): T {
  const spoken = language;
  useLanguage(wanted);
  try {
    return speak();
  } finally {
    useLanguage(spoken);
  }
}

/** Marks a message that is said later: for tables that are made before the language is known. */
export function message<const Text extends string>(english: Text): Text {
  return english;
}

function formatOf(text: string): IntlMessageFormat {
  const known = formats.get(text);
  if (known) return known;
  const locale = language === PSEUDO_LANGUAGE ? 'en' : language;
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  formats.set(text, format);
  return format;
}

function same(english: string): string {
  return english;
}

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'á', c: 'ç', e: 'é', i: 'í', n: 'ñ', o: 'ó', s: 'š', u: 'ú', y: 'ý', z: 'ž' },
  ...{ A: 'Á', C: 'Ç', E: 'É', I: 'Í', N: 'Ñ', O: 'Ó', S: 'Š', U: 'Ú', Y: 'Ý', Z: 'Ž' },
};

/** Leaves what is in braces as it is. */
function pseudo(english: string): string {
  let depth = 0;
  let said = '';
  for (const character of english) {
    if (character === '{') depth++;
    said += depth === 0 ? (ACCENTED[character] ?? character) : character;
    if (character === '}') depth--;
  }
  return `⟦${said}${'·'.repeat(Math.ceil(english.length * 0.4))}⟧`;
}

/** What is said of one thing, phrase by phrase, with what the language puts between phrases; empty ones are left out. */
export function phrases(parts: readonly (string | false | 0 | null | undefined)[]): string {
  return joined(parts, (text, next) => say('{text} {next}', { text, next }));
}

/** Clauses of one sentence, or names in a row, with what the language puts between them; empty ones are left out. */
export function clauses(parts: readonly (string | false | 0 | null | undefined)[]): string {
  return joined(parts, (text, clause) => say('{text}, {clause}', { text, clause }));
}

/**
 * Whole sentences, with what the language puts between them; empty ones are left out. After a Latin letter or stop, as of
 * another program's words, a blank is right in every language.
 */
export function sentences(parts: readonly string[]): string {
  return joined(parts, (text, sentence) =>
    /[!-~]$/.test(text) ? `${text} ${sentence}` : say('{text} {sentence}', { text, sentence }),
  );
}

function joined(
  parts: readonly (string | false | 0 | null | undefined)[],
  join: (text: string, next: string) => string,
): string {
  const said = parts.filter((part): part is string => typeof part === 'string' && part !== '');
  return said.reduce((text, next) => (text === '' ? next : join(text, next)), '');
}
