/** The file beside the folders of lessons that explains their terms. */
export const GLOSSARY_FILE = 'glossary.yml';

/** What is said of a term in one language. */
export interface TermWords {
  /** What it is recognised by in that language; empty where the English words are enough. */
  readonly words: readonly string[];
  /** Phrases that one of its words is in, and that mean something else. */
  readonly except: readonly string[];
  /** One or two sentences; plain text. */
  readonly text: string;
}

/** A term that lessons use. */
export interface Term {
  readonly id: string;
  /** Its first word is its name. */
  readonly english: TermWords;
  /** By language, in small letters: `zh-cn`. */
  readonly translations: ReadonlyMap<string, TermWords>;
  /** Where a reader finds more: a man page, an RFC, a document of the kernel. */
  readonly source: string;
  /** Ids of terms that belong to it. */
  readonly see: readonly string[];
  /** The ids of the lessons in which its words mean this; undefined for all. */
  readonly lessons: readonly string[] | undefined;
}

/** The terms of a folder of lessons, in the order of their file. */
export type Glossary = readonly Term[];

/** A term as a learner reads it. */
export interface ExplainedTerm {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly source: string;
}

/** A term in a language, or in English where it is not translated. */
export function explainTerm({ id, english, translations, source }: Term, language: string): ExplainedTerm {
  const own = translations.get(language);
  const name = own?.words[0] ?? english.words[0] ?? id;
  return { id, name, text: own?.text ?? english.text, source };
}

/** Whether the words of a term mean it in this lesson. */
export function isTermOf({ lessons }: Term, lesson: string): boolean {
  return lessons === undefined || lessons.includes(lesson);
}
