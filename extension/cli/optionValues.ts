import { InvalidArgumentError } from 'commander';
import { isLanguage, LESSON_LANGUAGE } from '../core/lesson/translation/translation.ts';

/** A language of lessons, as VS Code names it. */
export function languageName(text: string): string {
  const name = text.toLowerCase();
  if (name !== LESSON_LANGUAGE && !isLanguage(name))
    throw new InvalidArgumentError('a language such as en or zh-cn');
  return name;
}

/** Reads an option that is a whole number in a range. */
export function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`a whole number from ${min} to ${max}`);
    return value;
  };
}
export const count = whole(1, 1000);
export const portNumber = whole(1, 65_535);
export const payloadSize = whole(0, 65_507);
export const markNumber = whole(1, 4_294_967_295);
