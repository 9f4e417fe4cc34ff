import { expect, test } from 'vitest';
import { readMutantsFile, withJustification } from '../../../extension/core/lesson/read/mutantsFile.ts';
import { ProblemList } from '../../../extension/core/lesson/problems/problemList.ts';

const mutant = { step: 'two', mutant: 'left out: ip link set "a" up', why: 'Nobody looks: it is fine.' };

test.each([
  ['a file that there is not', ''],
  ['a file with a comment alone', '# Why they may pass.\n'],
  ['a file that knows another step', '# Ours.\none:\n  - mutant: x\n    why: y # because\n'],
  ['a file that knows the step', 'two:\n  - mutant: x\n    why: y\n'],
])('a justification is added to %s, and what is there stays', (_what, text) => {
  const written = withJustification(text, mutant);
  const problems = new ProblemList();
  const read = readMutantsFile(written, [{ id: 'one' }, { id: 'two' }], problems);
  expect(problems.sorted()).toEqual([]);
  expect(read).toContainEqual(mutant);
  expect(read).toHaveLength(/mutant:/.test(text) ? 2 : 1);
  for (const comment of text.match(/#.*/g) ?? []) expect(written).toContain(comment);
});
