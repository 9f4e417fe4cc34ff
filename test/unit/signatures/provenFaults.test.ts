import { afterEach, expect, test, vi } from 'vitest';
import { faultCandidates, faultsOf } from '../../../extension/core/faults/faultsOf.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { readSignaturesFile } from '../../../extension/core/lesson/read/signaturesFile.ts';
import { proveLesson } from '../../../extension/core/proof/proveLesson.ts';
import { stateName } from '../../../extension/core/signatures/looksLike.ts';
import { signaturesFile } from '../../../extension/core/signatures/signaturesFile.ts';
import { signaturesFingerprint } from '../../../extension/core/signatures/signaturesFingerprint.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { LinkMachine } from './linkMachine.ts';

afterEach(() => vi.useRealTimers());

const TEXT =
  head +
  `## One {#one}\n${fence('yaml {check}', '- {what: v0 is there, link: v0}')}` +
  `## Two {#two}\n${fence('yaml {check}', '- {what: br0 is there, link: br0}', '- {what: red answers, reach: 10.0.0.1}')}`;
const WRONG = {
  'wrong/one--no-packets.sh': 'add v1\n',
  'wrong/two--left-down.sh': '# Nobody switched it on.\nadd br1\n',
  'wrong/two--unseen.sh': 'up br1\n',
  'wrong/two--heals.sh': 'later br1\n',
};
const parse = (others: Record<string, string>) => parseLesson(lessonSource(TEXT, others)).lesson!;

test('a proof tries which wrong states are faults to find, and what it refuses is none', async () => {
  vi.useFakeTimers();
  const lesson = parse(WRONG);
  const proof = { isOver: false };
  const proving = proveLesson(lesson, new LinkMachine()).finally(() => (proof.isOver = true));
  while (!proof.isOver) await vi.advanceTimersByTimeAsync(500);
  const { steps } = await proving;
  expect(steps.map(({ faults }) => faults)).toEqual([
    {},
    { 'left-down': null, unseen: 'nothing that is sent shows it', heals: 'it heals by itself' },
  ]);

  const states = new Map(steps.flatMap(({ signatures }) => [...signatures]));
  const faults = new Set([stateName({ step: 'two', name: 'left-down' })]);
  const file = signaturesFile({ of: signaturesFingerprint(lesson), states, faults });
  expect(readSignaturesFile(file)).toMatchObject({ states, faults });
  const names = (found: ReturnType<typeof faultsOf>) => found.map(({ attempt }) => attempt.name);
  const known = parse({ ...WRONG, 'signatures.txt': file });
  expect(names(faultsOf(known))).toEqual(['left-down']);
  expect(names(faultCandidates(known))).toEqual(['left-down', 'unseen', 'heals']);
  // Of another lesson than this, the file says nothing.
  const stale = parse({ ...WRONG, 'wrong/two--unseen.sh': 'up br2\n', 'signatures.txt': file });
  expect(names(faultsOf(stale))).toEqual(['left-down', 'unseen', 'heals']);
});
