import { nearestLanguage } from '../core/language/languages.ts';
import { keep, readKept } from './window/keptText.ts';

const LANGUAGE = 'patchbay.language';

/** The language that the learner chose here, else the nearest to the browser's. */
export function readLanguage(): string {
  const chosen = readKept(LANGUAGE);
  return typeof chosen === 'string' ? chosen : nearestLanguage(navigator.language);
}

/** Keeps the learner's choice; the page is in that language when it is loaded again. */
export function keepLanguage(language: string): void {
  keep(LANGUAGE, language);
}
