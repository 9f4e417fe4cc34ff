import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardMessage } from '../../../extension/player/page/messageGuard.ts';
import { runsOf } from '../fuzzRuns.ts';

const TYPES = [
  'ready',
  'run',
  'stop',
  'check',
  'solve',
  'skip',
  'goTo',
  'answer',
  'reveal',
  'reset',
  'rebuild',
  'cancel',
  'start',
  'resume',
  'end',
  'forget',
];
const MORE = [
  'doctor',
  'keys',
  'resize',
  'printed',
  'newTerminal',
  'closeTerminal',
  'openInEditor',
  'openLink',
  'walk',
  'runNext',
  'nextStep',
  'previousStep',
  'focus',
  'perform',
];
const REST = [
  'offeredWalk',
  'checkWalk',
  'closeWalk',
  'saveCapture',
  'exportPicture',
  'rasterized',
  'filterPicture',
  'changeNetwork',
  'toggleBox',
  'toggleIdle',
  'capture',
  'measure',
  'nextLesson',
  'report',
  '__proto__',
  'constructor',
];
const KEYS = [
  'block',
  'step',
  'terminal',
  'option',
  'data',
  'columns',
  'rows',
  'length',
  'host',
  'netns',
  'url',
  'from',
  'to',
  'pane',
  'action',
  'png',
  'change',
  'values',
];

const value = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.constantFrom(
    '',
    'vm',
    'terminal',
    'find',
    'a'.repeat(300),
    'javascript:1',
    'http://x',
    'https://x/\n',
    'vm;id',
    'x'.repeat(1_100_000),
  ),
  fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -0, 1e21)),
  fc.anything({ maxDepth: 2 }),
);
const message = fc
  .tuple(
    fc.constantFrom(...TYPES, ...MORE, ...REST),
    fc.dictionary(fc.constantFrom(...KEYS, 'node', 'message', '__proto__', 'more'), value),
  )
  .map(([type, rest]) => ({ ...rest, type }));

test('what a page sends comes through in its form, bounded, without anything else; or not at all', () => {
  fc.assert(
    fc.property(fc.oneof(message, fc.anything()), (sent) => {
      const passed = guardMessage(sent);
      if (passed === undefined) return;
      expect(guardMessage(passed)).toEqual(passed);
      const { type, ...rest } = passed;
      expect([...TYPES, ...MORE, ...REST.slice(0, -2)]).toContain(type);
      for (const [key, inner] of Object.entries(rest)) {
        expect([...KEYS, 'node', 'message']).toContain(key);
        expect(inner === null || typeof inner === 'string' || Number.isSafeInteger(inner)).toBe(true);
        if (typeof inner === 'string') expect(inner.length).toBeLessThanOrEqual(1024 * 1024);
      }
      if (passed.type === 'openLink') expect(new URL(passed.url).protocol).toMatch(/^https?:$/);
      if (passed.type === 'newTerminal') expect(`${passed.host}${passed.netns}`).toMatch(/^[\w.@-]+$/);
    }),
    runsOf(3000),
  );
});
