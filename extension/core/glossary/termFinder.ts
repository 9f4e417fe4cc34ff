import type { Glossary, TermWords } from './glossary.ts';

/** A term in a text: from `start` to before `end`, in UTF-16 units. */
export interface FoundTerm {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Finds all uses of terms in a text, in their order; none overlap. */
export type TermFinder = (text: string) => FoundTerm[];

const LATIN = /[\p{Script=Latin}\p{N}]/u;
/** Before a word, these make it a part of something longer: `br-veth`, `/sys/class/net/bridge`, `a:veth0`. */
const JOINED_BEFORE = /[\p{Script=Latin}\p{N}_\-/.@$:]$/u;
/** The same after it; and a page of the manual, `bridge(8)`. */
const JOINED_AFTER = /^(?:[\p{Script=Latin}\p{N}_\-/@]|[.:][\p{Script=Latin}\p{N}]|\(\d)/u;

/**
 * A finder of a glossary's words in a language, and of its English words, which texts in other languages use too. Of words
 * that begin at the same place, the longest wins. A word in small letters may begin with a capital one, and all may have a plural.
 * Takes time in proportion to the text, whatever the glossary.
 */
export function termFinder(glossary: Glossary, language: string): TermFinder {
  const known = new KnownWords();
  const all = glossary.flatMap(({ id, english, translations }) => {
    const own = translations.get(language);
    return (own ? [own, english] : [english]).map((words) => ({ id, words }));
  });
  for (const { id, words } of all) known.addWords(id, words);
  // A word that is written there means more than a form of another: `l3s` is no plural of `l3`.
  for (const { id, words } of all) known.addForms(id, words);
  return (text) => {
    const found: FoundTerm[] = [];
    for (let start = 0; start < text.length;) {
      const word = known.longestAt(text, start);
      if (word === undefined) {
        start++;
        continue;
      }
      const end = start + word.length;
      if (word.term !== null) found.push({ term: word.term, start, end });
      start = end;
    }
    return found;
  };
}

class KnownWords {
  /** The term that a word means; null for a phrase that means none. */
  readonly #terms = new Map<string, string | null>();
  /** By the first character of words: how long they are, the longest first. */
  readonly #lengths = new Map<string, number[]>();

  addWords(id: string, { words, except }: TermWords): void {
    for (const phrase of except) this.#add(phrase, null);
    for (const word of words) this.#add(word, id);
  }

  addForms(id: string, { words, except }: TermWords): void {
    for (const phrase of except) for (const form of formsOf(phrase)) this.#add(form, null);
    for (const word of words) for (const form of formsOf(word)) this.#add(form, id);
  }

  longestAt(text: string, start: number): { term: string | null; length: number } | undefined {
    const first = text[start] ?? '';
    const lengths = this.#lengths.get(first);
    if (lengths === undefined) return undefined;
    if (LATIN.test(first) && JOINED_BEFORE.test(text.slice(Math.max(0, start - 2), start))) return undefined;
    for (const length of lengths) {
      const end = start + length;
      const term = this.#terms.get(text.slice(start, end));
      if (term === undefined) continue;
      const isJoined = LATIN.test(text[end - 1] ?? '') && JOINED_AFTER.test(text.slice(end, end + 3));
      if (!isJoined) return { term, length };
    }
    return undefined;
  }

  /** What was added first stays. */
  #add(word: string, term: string | null): void {
    if (this.#terms.has(word)) return;
    this.#terms.set(word, term);
    const first = word[0] ?? '';
    const lengths = new Set([...(this.#lengths.get(first) ?? []), word.length]);
    this.#lengths.set(
      first,
      [...lengths].sort((one, other) => other - one),
    );
  }
}

/** `bridge`: also `bridges`, and `Bridge` at the beginning of a sentence. Names in capitals stay as they are: `TUN` is no `tun`. */
function formsOf(word: string): string[] {
  const both = LATIN.test(word.at(-1) ?? '') ? [word, pluralOf(word)] : [word];
  return both.flatMap((form) => {
    const capital = form.slice(0, 1).toUpperCase() + form.slice(1);
    return form === form.toLowerCase() && capital !== form ? [form, capital] : [form];
  });
}

function pluralOf(word: string): string {
  if (/(?:s|x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
