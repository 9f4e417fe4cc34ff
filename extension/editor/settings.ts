import type { PlayerSettings } from '../protocol/playerView.ts';

/** The learner's settings, read in one place. */
export interface EditorSettings {
  /** `auto`, a machine's name, or where a machine is reached by ssh. */
  readonly machine: string;
  /** Whether the guest may reach the internet. */
  readonly internet: boolean;
  /** A folder with more lessons; empty for none. */
  readonly lessonsFolder: string;
  /** Whose assistant may use Patchbay's tools. */
  readonly assistant: AssistantAudience;
  /** The learner's language, for lessons and for Patchbay itself: `en`, `zh-cn`. */
  readonly language: string;
  readonly player: PlayerSettings;
}

/** `learner`: no solutions, hints one by one; `author`: everything. */
export const ASSISTANTS = ['off', 'learner', 'author'] as const;
export type AssistantAudience = (typeof ASSISTANTS)[number];

/** A setting by its full name, as the editor has it. */
export type ReadSetting = (name: string) => unknown;

const CURSOR_STYLES: Readonly<Record<string, PlayerSettings['cursorStyle']>> = {
  block: 'block',
  line: 'bar',
  underline: 'underline',
};

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/;

/**
 * The settings as they are now, frozen. Malformed values fall back to the default. `editorLanguage` is the one that the
 * editor speaks.
 */
export function readSettings(read: ReadSetting, editorLanguage: string): EditorSettings {
  const chosen = text(read, 'patchbay.language', 'auto').toLowerCase();
  const language = LANGUAGE.test(chosen) && chosen !== 'auto' ? chosen : editorLanguage;
  const fontFamily =
    text(read, 'terminal.integrated.fontFamily', '') || text(read, 'editor.fontFamily', 'monospace');
  return Object.freeze({
    machine: text(read, 'patchbay.machine', 'auto') || 'auto',
    internet: read('patchbay.internet') === true,
    lessonsFolder: text(read, 'patchbay.lessonsFolder', ''),
    assistant: ASSISTANTS.find((one) => one === read('patchbay.assistant')) ?? 'off',
    language,
    player: Object.freeze({
      language,
      fontFamily,
      fontSize: within(read('terminal.integrated.fontSize'), 6, 100, 14),
      lineHeight: within(read('terminal.integrated.lineHeight'), 1, 3, 1),
      cursorStyle: CURSOR_STYLES[text(read, 'terminal.integrated.cursorStyle', 'block')] ?? 'block',
      cursorBlink: read('terminal.integrated.cursorBlinking') === true,
      screenReader: read('editor.accessibilitySupport') === 'on',
      leaveKey: text(read, 'patchbay.terminal.leaveKey', 'Ctrl+F6') || 'Ctrl+F6',
    }),
  });
}

/** The prefixes of the settings that are read. */
export const SETTING_ROOTS = [
  'patchbay',
  'terminal.integrated',
  'editor.fontFamily',
  'editor.accessibilitySupport',
];

function text(read: ReadSetting, name: string, otherwise: string): string {
  const value = read(name);
  return typeof value === 'string' ? value.trim() : otherwise;
}

function within(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : otherwise;
}
