import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LessonSource, Problem } from '../../../extension/core/lesson/lesson.ts';
import { lintLesson } from '../../../extension/core/lesson/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/parseLesson.ts';
import { problemCodes } from '../../../extension/core/lesson/problemCodes.ts';
import { lessonArbitrary, modelOf } from './lessonArbitrary.ts';
import { lessonSource } from './lessonSource.ts';
import { nastyPieces } from './nastyPieces.ts';

const FILES = 10_000;

/** True of every list of problems, whatever the bytes were. */
function expectSound(problems: readonly Problem[], source: LessonSource): void {
  const lines = new TextDecoder().decode(source.files.get('lesson.md')).split('\n').length;
  for (const { code, line, column, message, instead, severity } of problems) {
    const sound =
      Object.hasOwn(problemCodes, code) &&
      line >= 1 &&
      line <= lines &&
      column >= 1 &&
      message.length > 0 &&
      message.length < 2_000 &&
      instead.length > 0 &&
      (severity === 'error' || severity === 'warning');
    if (!sound) expect.fail(`unsound: ${JSON.stringify({ code, line, column, message, instead, lines })}`);
  }
}

function expectReadable(source: LessonSource): void {
  const { lesson, problems } = parseLesson(source);
  expectSound(problems, source);
  expectSound(lintLesson(source), source);
  if (lesson === undefined) expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
}

describe('generated lessons', () => {
  test(`of ${FILES} right ones, each is read as it was meant, without a problem`, { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(lessonArbitrary, ({ text, model }) => {
        const source = lessonSource(text);
        expect(lintLesson(source)).toEqual([]);
        const { lesson } = parseLesson(source);
        expect(lesson && modelOf(lesson)).toEqual(model);
      }),
      { numRuns: FILES },
    );
  });

  test(`of ${FILES} damaged ones, none throws, and each problem has a place`, { timeout: 60_000 }, () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    const damage = fc.record({
      from: at,
      length: fc.nat(30),
      piece: fc.oneof(fc.constant(''), fc.constantFrom(...nastyPieces)),
    });
    fc.assert(
      fc.property(lessonArbitrary, fc.array(damage, { minLength: 1, maxLength: 4 }), ({ text }, damages) => {
        const damaged = damages.reduce((before, { from, length, piece }) => {
          const start = Math.floor(from * before.length);
          return before.slice(0, start) + piece + before.slice(start + length);
        }, text);
        expectReadable(lessonSource(damaged));
      }),
      { numRuns: FILES },
    );
  });
});

describe('bytes', () => {
  const noise = fc.uint8Array({ maxLength: 300 });
  const pieces = fc
    .array(fc.constantFrom(...nastyPieces), { maxLength: 60 })
    .map((list) => new TextEncoder().encode(list.join('')));

  test('of any kind are read without an exception', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(noise, pieces), fc.oneof(noise, pieces), (lesson, script) => {
        expectReadable({
          id: 'x',
          files: new Map([
            ['lesson.md', lesson],
            ['wrong/a--b.sh', script],
          ]),
        });
      }),
      { numRuns: 5_000 },
    );
  });
});
