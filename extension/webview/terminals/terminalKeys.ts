/** Actions of keys in a terminal that are not for the shell. */
export type TerminalKey = 'leave' | 'editor' | 'copy' | 'paste' | 'find';

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>;

/**
 * Keys that VS Code's terminal leaves to the editor too (terminal.integrated.commandsToSkipShell), except Ctrl+P, which is
 * bash's previous command. F1 and Ctrl+Shift+P open the palette.
 */
const EDITOR_KEYS: ReadonlySet<string> = new Set([
  'f1',
  'f6',
  'shift+f6',
  'ctrl+shift+p',
  'shift+meta+p',
  'meta+p',
  'ctrl+tab',
  'ctrl+shift+tab',
  'ctrl+pageup',
  'ctrl+pagedown',
  'ctrl+`',
  'ctrl+shift+`',
  ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((digit) => [`ctrl+${digit}`, `meta+${digit}`]),
]);

const OWN_KEYS: Readonly<Record<string, TerminalKey>> = {
  'ctrl+shift+c': 'copy',
  'meta+c': 'copy',
  'ctrl+shift+v': 'paste',
  'meta+v': 'paste',
  'ctrl+f': 'find',
  'meta+f': 'find',
};

const MODIFIERS: readonly (readonly [string, readonly string[]])[] = [
  ['ctrl', ['ctrl', 'control']],
  ['alt', ['alt', 'option']],
  ['shift', ['shift']],
  ['meta', ['meta', 'cmd', 'command', 'win']],
];

/** Null where the key is the shell's. `leaveKey` is written as people write it: `Ctrl+Shift+Escape`. */
export function terminalKey(press: Press, leaveKey: string): TerminalKey | null {
  const { ctrlKey, altKey, shiftKey, metaKey } = press;
  const held = [ctrlKey && 'ctrl', altKey && 'alt', shiftKey && 'shift', metaKey && 'meta'];
  const pressed = [...held, keyName(press.key)].filter(Boolean).join('+');
  if (pressed === written(leaveKey)) return 'leave';
  return OWN_KEYS[pressed] ?? (EDITOR_KEYS.has(pressed) ? 'editor' : null);
}

function written(text: string): string {
  const words = text.split('+').map((word) => word.trim().toLowerCase());
  const held = words.slice(0, -1);
  const modifiers = MODIFIERS.filter(([, names]) => held.some((word) => names.includes(word)));
  return [...modifiers.map(([name]) => name), keyName(words.at(-1) ?? '')].join('+');
}

function keyName(key: string): string {
  const lower = key.toLowerCase();
  if (lower === 'esc') return 'escape';
  return lower === '~' ? '`' : lower;
}
