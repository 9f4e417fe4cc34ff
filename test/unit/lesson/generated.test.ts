import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LessonSource, Problem } from '../../../extension/core/lesson/model/lesson.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { problemKinds } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { lessonArbitrary, modelOf } from './lessonArbitrary.ts';
import { head, lessonSource, step } from './lessonSource.ts';
import { nastyPieces } from './nastyPieces.ts';
import { runsOf } from '../fuzzRuns.ts';

const codes = new Set<string>(Object.values(problemKinds).map(({ code }) => code));
const RIGHT = runsOf(4_000);
const DAMAGED = runsOf(6_000);
const NOISE = runsOf(8_000);

/** What is true of every list of problems, whatever the bytes were. */
function expectSound(problems: readonly Problem[], source: LessonSource): void {
  for (const problem of problems) {
    const { file, line, column, message, instead } = problem;
    const text = new TextDecoder().decode(source.files.get(file));
    const sound =
      codes.has(problem.code) &&
      line >= 1 &&
      line <= text.split(/\r\n?|\n/).length &&
      column >= 1 &&
      message.length > 0 &&
      message.length < 2_000 &&
      instead.length > 0;
    if (!sound) expect.fail(`unsound: ${JSON.stringify({ problem, text })}`);
  }
}

describe('generated lessons', () => {
  test(
    `of ${RIGHT.numRuns} right ones, each is read as it was meant, without a problem`,
    { timeout: 180_000 },
    () => {
      fc.assert(
        fc.property(lessonArbitrary, ({ text, model }) => {
          const source = lessonSource(text);
          expect(lintLesson(source)).toEqual([]);
          const { lesson } = parseLesson(source);
          expect(lesson && modelOf(lesson)).toEqual(model);
        }),
        RIGHT,
      );
    },
  );

  test('an open block in the last line has its problem there', () => {
    const source = lessonSource(`${head}${step}\`\`\`yaml {check}`);
    const problems = lintLesson(source);
    expect(problems.map(({ code }) => code)).toEqual(['PB409']);
    expectSound(problems, source);
  });

  test(
    `of ${DAMAGED.numRuns} damaged ones, none throws, and each problem has a place`,
    { timeout: 180_000 },
    () => {
      const at = fc.double({ min: 0, max: 1, noNaN: true });
      const damage = fc.record({
        from: at,
        length: fc.nat(30),
        piece: fc.oneof(fc.constant(''), fc.constantFrom(...nastyPieces)),
      });
      fc.assert(
        fc.property(
          lessonArbitrary,
          fc.array(damage, { minLength: 1, maxLength: 4 }),
          ({ text }, damages) => {
            const damaged = damages.reduce((before, { from, length, piece }) => {
              const start = Math.floor(from * before.length);
              return before.slice(0, start) + piece + before.slice(start + length);
            }, text);
            const source = lessonSource(damaged);
            expectSound(lintLesson(source), source);
          },
        ),
        DAMAGED,
      );
    },
  );
});

describe('bytes', () => {
  const noise = fc.uint8Array({ maxLength: 300 });
  const pieces = fc
    .array(fc.constantFrom(...nastyPieces), { maxLength: 60 })
    .map((list) => new TextEncoder().encode(list.join('')));

  test('of any kind are read without an exception', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(noise, pieces), fc.oneof(noise, pieces), (lesson, script) => {
        const source = {
          id: 'x',
          files: new Map([
            ['lesson.md', lesson],
            ['wrong/a--b.sh', script],
          ]),
        };
        const problems = lintLesson(source);
        expectSound(problems, source);
        const isError = problems.some(({ severity }) => severity === 'error');
        expect(isError || parseLesson(source).lesson !== undefined).toBe(true);
      }),
      NOISE,
    );
  });
});
