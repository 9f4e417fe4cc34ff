import { InvalidArgumentError } from 'commander';
import { say } from '../core/language/say.ts';
import { isLanguage, LESSON_LANGUAGE } from '../core/lesson/translation/translation.ts';

/** A language of lessons, as VS Code names it. */
export function languageName(text: string): string {
  const name = languageOf(text);
  if (name === undefined) throw new InvalidArgumentError(say('a language such as en or zh-cn'));
  return name;
}

/** The language that the first `--lang` names, before the command line is read; undefined where it names none. */
export function wantedLanguage(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const at = own.findIndex((word) => /^--lang(=|$)/.test(word));
  if (at < 0) return undefined;
  const [, text = own[at + 1] ?? ''] = own[at]?.split('=') ?? [];
  return languageOf(text);
}

function languageOf(text: string): string | undefined {
  const name = text.toLowerCase();
  return name === LESSON_LANGUAGE || isLanguage(name) ? name : undefined;
}

/** Reads an option that is a whole number in a range. */
export function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(say('a whole number from {min} to {max}', { min, max }));
    return value;
  };
}
export const count = whole(1, 1000);
export const portNumber = whole(1, 65_535);
export const payloadSize = whole(0, 65_507);
export const markNumber = whole(1, 4_294_967_295);
