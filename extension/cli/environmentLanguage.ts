import { nearestLanguage } from '../core/language/languages.ts';
import { useLanguage } from '../core/language/say.ts';

/** The language of the shell: the first of these variables that is set (setlocale(3)). `C` and `POSIX` are English. */
export function environmentLanguage({
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: Readonly<Record<string, string | undefined>>): string {
  return nearestLanguage(LC_ALL || LC_MESSAGES || LANG || '');
}

/** Speaks the language that is wanted, else that of the shell, or the nearest to it; returns it, for lessons. */
export function speakFor(wanted: string | undefined, environment: NodeJS.ProcessEnv): string {
  const language = wanted ?? environmentLanguage(environment);
  useLanguage(nearestLanguage(language));
  return language;
}
