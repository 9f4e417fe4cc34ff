import { expect, it } from 'vitest';
import { terminalKey } from '../../../extension/webview/terminals/terminalKeys.ts';

const LEAVE = 'Ctrl+Shift+Escape';

function press(keys: string): ReturnType<typeof terminalKey> {
  const words = keys.split('+');
  return terminalKey(
    {
      key: words.at(-1) ?? '',
      ctrlKey: words.includes('Ctrl'),
      altKey: words.includes('Alt'),
      shiftKey: words.includes('Shift'),
      metaKey: words.includes('Meta'),
    },
    LEAVE,
  );
}

it.each([
  'Ctrl+p',
  'Ctrl+r',
  'Ctrl+e',
  'Ctrl+w',
  'Ctrl+c',
  'Ctrl+z',
  'Tab',
  'Shift+Tab',
  'Escape',
  'ArrowUp',
  'a',
])('%s is the shell’s', (keys) => expect(press(keys)).toBeNull());

it.each(['F1', 'Ctrl+Shift+P', 'Meta+Shift+p', 'F6', 'Ctrl+1', 'Ctrl+`'])(
  '%s gets through to the editor',
  (keys) => expect(press(keys)).toBe('editor'),
);

it.each([
  ['Ctrl+Shift+Escape', 'leave'],
  ['Ctrl+Shift+C', 'copy'],
  ['Ctrl+Shift+V', 'paste'],
  ['Ctrl+f', 'find'],
])('%s is for the terminal itself: %s', (keys, what) => expect(press(keys)).toBe(what));
