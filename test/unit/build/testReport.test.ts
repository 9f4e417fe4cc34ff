import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { finalReport } from '../../../extension/build/stages/finalReport.ts';
import { aboutStage, forecastText, secondsSideBySide } from '../../../extension/build/stages/forecast.ts';
import { addDurations, readDurations } from '../../../extension/build/stages/lastRun.ts';
import { StageClock } from '../../../extension/build/stages/stageClock.ts';
import { skippedStage } from '../../../extension/build/stages/stageResult.ts';

describe('what npm test says at its start', () => {
  const stages = [
    { name: 'set-up', seconds: 40.2 },
    { name: 'real machines', seconds: 360 },
    { name: 'proofs', seconds: 100, note: '3 lessons' },
  ];

  test('is each stage with its time, and the time of all', () => {
    expect(forecastText(stages, ['format', 'types'])).toBe(
      [
        'npm test runs, one after the other, with the times of the last run here:',
        '  set-up: about 41 s',
        '  real machines: about 6 min',
        '  proofs: about 2 min (3 lessons)',
        'and beside them: format, types.',
        'All of it: about 8 min.',
      ].join('\n'),
    );
    expect(aboutStage(stages, 'real machines')).toBe('2 of 3, about 6 min; about 8 min to the end');
  });

  test('is that it is unknown where a stage never ran here', () => {
    const some = [...stages, { name: 'v86', seconds: undefined }];
    expect(forecastText(some, [])).toMatch(/ {2}v86: unknown\n.*\nAll of it: unknown\.$/);
    expect(aboutStage(some, 'v86')).toBe('4 of 4, unknown; unknown to the end');
  });

  test('is of lessons side by side, each with the next that is free', () => {
    expect(secondsSideBySide([50, 40, 30, 20], 2)).toBe(70);
    expect(secondsSideBySide([50, undefined], 2)).toBeUndefined();
    expect(secondsSideBySide([], 3)).toBe(0);
  });
});

describe('what it says at its end', () => {
  const timings = Array.from({ length: 12 }, (_, index) => ({ what: `test ${index}`, seconds: index }));
  const report = finalReport(
    [
      { name: 'unit tests', passed: 12, failed: 0, failures: [], timings },
      { name: 'proofs', passed: 3, failed: 1, kept: 40, failures: ['vlan trunk: not red before'] },
      skippedStage('Vagrant', 'apt does not offer vagrant'),
    ],
    ['a window was reloaded'],
  ).split('\n');

  test('the last line counts what ran, and only that', () => {
    expect(report.at(-1)).toBe('15 passed, 1 failed');
  });

  test('failures are first, then what was noted, the slowest ten, and each stage', () => {
    expect(report[0]).toBe('FAILED in proofs: vlan trunk: not red before');
    expect(report[1]).toBe('NOTED: a window was reloaded');
    const slowest = report.slice(report.indexOf('The slowest 10:') + 1).slice(0, 10);
    expect(slowest[0]).toBe('    11.0 s  unit tests: test 11');
    expect(slowest.at(-1)).toBe('     2.0 s  unit tests: test 2');
    expect(report).toContain('Vagrant: skipped, because apt does not offer vagrant;');
  });

  test('what was not run is called so', () => {
    expect(report).toContain('proofs: 3 passed, 1 failed, 40 from the cache;');
    expect(report.filter((line) => line.startsWith('40 from the cache: '))).toHaveLength(1);
    const none = finalReport([{ name: 'types', passed: 1, failed: 0, failures: [] }]);
    expect(none).not.toContain('cache');
  });
});

test('a stage’s time is that to the start of the next', () => {
  let now = 1000;
  const clock = new StageClock(() => now);
  clock.start('a');
  now += 2540;
  clock.start('b');
  now += 60_000;
  expect(clock.seconds()).toEqual({ a: 2.5, b: 60 });
});

test('durations are kept by name, and what is not one is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-durations-'));
  const file = join(folder, 'sub/durations.json');
  try {
    expect(readDurations(file)).toEqual({ stages: {}, lessons: {} });
    addDurations(file, { stages: { a: 1, b: 2 }, lessons: { tun: 3 } });
    addDurations(file, { stages: { b: 4 }, lessons: {} });
    expect(readDurations(file)).toEqual({ stages: { a: 1, b: 4 }, lessons: { tun: 3 } });
    writeFileSync(file, '{"stages": {"a": "x", "b": 5}, "lessons": null}');
    expect(readDurations(file)).toEqual({ stages: { b: 5 }, lessons: {} });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
