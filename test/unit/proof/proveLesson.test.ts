import { expect, test } from 'vitest';
import { checkLine } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import type { ProofOperation } from '../../../extension/core/proof/lessonProof.ts';
import { proofParts, type ProofPart } from '../../../extension/core/proof/proofParts.ts';
import { isReplayed, proveLesson } from '../../../extension/core/proof/proveLesson.ts';
import { verdictText } from '../../../extension/core/proof/verdictText.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { FakeCheckpoints, FakeMachine } from '../player/fakeMachine.ts';

const text =
  head +
  `## One {#one}\n${fence('yaml {check}', '- {what: v0 is up, link: v0, up: true}')}` +
  `## Two {#two}\n${fence('yaml {check}', '- {what: br0 is there, link: br0}', '- {what: br1 is there, link: br1}')}`;
const { lesson } = parseLesson(
  lessonSource(text, { 'wrong/two--nothing.sh': 'true', 'right/two--other.sh': 'true' }),
) as { lesson: Lesson };

const name = ({ step, part, attempt = '' }: ProofPart): string => `${step} ${part} ${attempt}`.trim();

/** What a proof of the lesson says on a machine on which no command has an effect. */
async function stream(wanted?: ProofOperation['wanted']): Promise<{ begun: string[]; said: string[] }> {
  const machine = new FakeMachine();
  machine.checkpoints = new FakeCheckpoints();
  const begun: string[] = [];
  const said: string[] = [];
  await proveLesson(lesson, machine, {
    wanted,
    onBegin: (part) => begun.push(name(part)),
    onVerdict: (verdict) => said.push(verdictText({ ...verdict, ms: 1200 })),
  });
  return { begun, said };
}

test('the whole proof begins each of its parts once, and none other', async () => {
  const { begun, said } = await stream();
  expect([...begun].sort()).toEqual(proofParts(lesson).map(name).sort());
  expect(said).toHaveLength(begun.length);
  expect(begun.slice(0, 4)).toEqual(['one before', 'one after', 'two before', 'two wrong nothing']);
});

test('a part that is chosen is proven alone, with the steps before it only run', async () => {
  const chosen = await stream(({ attempt }) => attempt === 'nothing');
  expect(chosen.begun).toEqual(['two wrong nothing']);
  expect(chosen.said).toEqual(['sample: ok      1.2 s  wrong/two--nothing.sh: caught']);
  expect((await stream(({ part }) => part === 'undone')).begun).toEqual(['two undone']);
  expect((await stream(({ part, step }) => part === 'after-reset' && step === 'one')).begun).toEqual([
    'one after-reset',
  ]);
  expect((await stream(isReplayed)).begun).toEqual(['one after', 'two after']);
});

test('a problem blames the line of its check', async () => {
  const machine = new FakeMachine();
  const { steps } = await proveLesson(lesson, machine, { wanted: isReplayed });
  const two = lesson.steps[1];
  const line = text.split('\n').findIndex((one) => one.includes('br1 is there')) + 1;
  expect(checkLine(two!, two!.checks[1])).toBe(line);
  expect(steps[1]?.problems).toContainEqual({
    text: "after the step, 'br1 is there' is fail: no link br1 on vm; there is eth0",
    line,
  });
});
