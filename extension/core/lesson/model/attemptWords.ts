import type { Attempt } from './lesson.ts';

/** The name of an attempt as words: `left down` of `left-down`. */
export function attemptTitle({ name }: Pick<Attempt, 'name'>): string {
  return name.replaceAll('-', ' ');
}

/** What the author says of a mistake: the comment that begins its script, or its translation; empty where there is none. */
export function attemptSentence({ words, script }: Pick<Attempt, 'words' | 'script'>): string {
  return words ?? commentOf(script);
}

/** Whether what the author says of it is in another language than the script. */
export function isTranslated({ words, script }: Pick<Attempt, 'words' | 'script'>): boolean {
  return words !== undefined && words !== commentOf(script);
}

function commentOf(script: string): string {
  const lines = script.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => !/^#(?:!|\s*says:)/.test(line))
    .map((line) => line.replace(/^#\s*/, ''))
    .join(' ')
    .trim();
}
