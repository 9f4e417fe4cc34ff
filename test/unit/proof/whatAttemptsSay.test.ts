import { expect, test } from 'vitest';
import { checkKind } from '../../../extension/core/checks/checkKinds.ts';
import type { Lesson, Signature } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { saysIt, toldBy } from '../../../extension/core/proof/whatIsTold.ts';
import { checkWithKey } from '../../../extension/core/session/hintLadder.ts';
import { stateName } from '../../../extension/core/signatures/looksLike.ts';
import {
  knowsSignatures,
  signaturesFingerprint,
} from '../../../extension/core/signatures/signaturesFingerprint.ts';
import { readLessons } from '../../../vm/lessonFolder/lessonLibrary.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';

const shelf = await readLessons('lessons');
if (!shelf.ok) throw new Error('the lessons could not be read');
const lessons = shelf.value.flatMap(({ lesson }) => lesson ?? []);
const wrong = lessons.flatMap((lesson) => lesson.wrong.map((attempt) => ({ lesson, attempt })));
const nameOf = ({ lesson, attempt }: (typeof wrong)[number]): string =>
  `${lesson.id}/wrong/${stateName(attempt)}.sh`;

/** Names that stand in signatures for what differs between two runs, and a text that they stand for. */
const EXAMPLES = [
  ['<field>', 'id 1'],
  ['<mac>', '02:00:00:00:00:01'],
] as const;

/** What a learner was told of a state when the lesson was proven, as far as its signature has it. */
function toldThen(lesson: Lesson, signature: Signature): string[] {
  const checks = signature.flatMap(({ check: key, status, seen = '' }) => {
    const check = checkWithKey(lesson.steps, key);
    if (check === undefined) throw new Error(`${lesson.id} has no check ${key}`);
    const words = EXAMPLES.reduce((text, [name, example]) => text.replaceAll(name, example), seen);
    return {
      what: check.what,
      status,
      wanted: checkKind(check.kind).describe(check),
      seen: check.fail === undefined ? words : `${check.fail} (${words})`,
      hints: check.hint ?? [],
      ms: 0,
    };
  });
  return toldBy({ checks, undone: [] });
}

test('our wrong states demand what a learner is told of them', () => {
  expect(wrong.length).toBeGreaterThan(300);
  expect(wrong.filter(({ attempt }) => attempt.says === undefined).map(nameOf)).toEqual([]);
});

// The proof of a lesson holds this too, with the whole words and a machine. Here a changed hint is caught at once.
test('what they demand was told when the lesson was proven, with the hints of today', () => {
  const recorded = wrong.flatMap((one) => {
    const { lesson, attempt } = one;
    const signature = knowsSignatures(lesson) ? lesson.signatures?.states.get(stateName(attempt)) : undefined;
    return signature === undefined ? [] : [{ ...one, told: toldThen(lesson, signature) }];
  });
  expect(recorded.length).toBeGreaterThan(200);
  expect(recorded.filter(({ attempt, told }) => !saysIt(attempt.says, told)).map(nameOf)).toEqual([]);
});

test('what an author demands of the words changes no state: signatures stay fresh', () => {
  const text = head + `## One {#one}\n${fence('yaml {check}', '- {what: v0 is there, link: v0}')}`;
  const of = (script: string) =>
    signaturesFingerprint(parseLesson(lessonSource(text, { 'wrong/one--other.sh': script })).lesson!);
  expect(of('# Another.\n# says: /v1/\nadd v1\n')).toBe(of('# Another.\nadd v1\n'));
  expect(of('# Another.\nadd v2\n')).not.toBe(of('# Another.\nadd v1\n'));
});
