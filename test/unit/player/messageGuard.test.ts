import { expect, test } from 'vitest';
import { guardMessage } from '../../../extension/player/page/messageGuard.ts';

test('lets messages of the right form through, without what does not belong to them', () => {
  expect(guardMessage({ type: 'ready' })).toEqual({ type: 'ready' });
  expect(guardMessage({ type: 'run', block: 'cable:2', more: 1 })).toEqual({ type: 'run', block: 'cable:2' });
  const resize = { type: 'resize', terminal: 'left', columns: 80, rows: 24 };
  expect(guardMessage(resize)).toEqual(resize);
  expect(guardMessage({ type: 'newTerminal', host: 'a', netns: null })).toBeDefined();
  // The step that the learner is at.
  expect(guardMessage({ type: 'check' })).toEqual({ type: 'check' });
  expect(guardMessage({ type: 'focus', pane: 'network' })).toEqual({ type: 'focus', pane: 'network' });
});

test.each([
  [undefined],
  ['run'],
  [{}],
  [{ type: 7 }],
  [{ type: 'toString' }],
  [{ type: '__proto__' }],
  [{ type: 'run' }],
  [{ type: 'run', block: '' }],
  [{ type: 'check', step: undefined }],
  [{ type: 'focus', pane: 'elsewhere' }],
  [{ type: 'perform', action: 'quit' }],
  [{ type: 'run', block: 'x'.repeat(201) }],
  [{ type: 'keys', terminal: 'left', data: 'x'.repeat(1024 * 1024 + 1) }],
  [{ type: 'resize', terminal: 'left', columns: 0, rows: 24 }],
  [{ type: 'resize', terminal: 'left', columns: 80.5, rows: 24 }],
  [{ type: 'resize', terminal: 'left', columns: 1e9, rows: 24 }],
  [{ type: 'printed', terminal: 'left', length: -1 }],
  [{ type: 'answer', block: 'a:1', option: -1 }],
  [{ type: 'newTerminal', host: 'vm; reboot', netns: null }],
  [{ type: 'newTerminal', host: 'vm', netns: '$(reboot)' }],
  [{ type: 'openLink', url: 'command:workbench.action.quit' }],
  [{ type: 'openLink', url: 'file:///etc/passwd' }],
  [{ type: 'openLink', url: 'javascript:alert(1)' }],
])('refuses %j', (message) => {
  expect(guardMessage(message)).toBeUndefined();
});
