import type { PlayerSettings } from '../protocol/playerView.ts';

/** What an editor has settings for, where there is no editor. Ctrl+F6, as in VS Code, leaves a terminal. */
export function plainSettings(language: string): PlayerSettings {
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
