/** The language that lesson.md is written in. */
export const LESSON_LANGUAGE = 'en';

/** Words of a lesson that are translated as one: a paragraph, a title, the hint of a check. */
export interface Part {
  /** Where they stand: `device/check-card/hint`, `ends.svg/text-2`. Unique in the lesson. */
  readonly key: string;
  /** `line`: one line, in which a line break is a blank. `prose`: Markdown. */
  readonly form: 'line' | 'prose';
  /** As they are in lesson.md, or in a picture. */
  readonly source: string;
}

/** A part as it stands in a translation. */
export interface WrittenPart {
  readonly key: string;
  /** Of the words that it translates; `partHash`. */
  readonly hash: string;
  /** `new` and `stale` are to be translated, `unused` has nothing to translate any more. */
  readonly mark: 'new' | 'stale' | 'unused' | undefined;
  /** Empty where it is not translated. */
  readonly text: string;
  /** 1-based line of the mark, and of the text. */
  readonly line: number;
  readonly textLine: number;
}

/** A `lesson.LANGUAGE.md` or `drills.LANGUAGE.md`. */
export interface Translation {
  /** In small letters, as VS Code names languages: `zh-cn`. */
  readonly language: string;
  readonly parts: readonly WrittenPart[];
}

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/;
const FILE = /^(lesson|drills)\.([^.]+)\.md$/;

/** What has translations: lesson.md, or drills.md. */
export type TranslatedFile = 'lesson' | 'drills';

/** Whether a translation can be of this language (BCP 47 in small letters). */
export function isLanguage(name: string): boolean {
  return LANGUAGE.test(name) && name !== LESSON_LANGUAGE;
}

/** The language of a translation's file, of whichever or of this; undefined for any other file. */
export function languageOfFile(path: string, wanted?: TranslatedFile): string | undefined {
  const [, of, name] = FILE.exec(path) ?? [];
  return name !== undefined && isLanguage(name) && (wanted ?? of) === of ? name : undefined;
}

/** The file of a translation, beside what it translates. */
export function translationFile(language: string, of: TranslatedFile = 'lesson'): string {
  return `${of}.${language}.md`;
}
