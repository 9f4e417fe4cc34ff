import { nearestLanguage } from '../core/language/languages.ts';
import type { PlayerSettings } from '../protocol/playerView.ts';
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

/** What an editor has settings for. Ctrl+F6, as there, leaves a terminal. */
export function playerSettings(language: string): PlayerSettings {
  return {
    language,
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
    fontSize: 14,
    lineHeight: 1.1,
    cursorStyle: 'block',
    cursorBlink: false,
    screenReader: false,
    leaveKey: 'Ctrl+F6',
  };
}
