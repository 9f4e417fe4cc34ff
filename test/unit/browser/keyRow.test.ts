import { expect, test } from 'vitest';
import { withCtrl } from '../../../extension/browser/window/keyRow.ts';

test('Ctrl makes of a letter what a terminal sends for it, and leaves the rest alone', () => {
  expect(withCtrl('c')).toBe('\x03');
  expect(withCtrl('D')).toBe('\x04');
  expect(withCtrl('[')).toBe('\x1b');
  expect(withCtrl('1')).toBe('1');
  expect(withCtrl('paste me')).toBe('paste me');
});
