import { expect, test } from 'vitest';
import { runText, proofReporters } from '../../../extension/cli/report/proofReport.ts';
import type { ProofOperation } from '../../../extension/core/proof/lessonProof.ts';
import { proofParts } from '../../../extension/core/proof/proofParts.ts';
import { isDrill, proveLesson } from '../../../extension/core/proof/proveLesson.ts';
import { verdictText } from '../../../extension/core/proof/verdictText.ts';
import { FakeCheckpoints } from '../player/fakeMachine.ts';
import { drillLesson, drillsText, PlayingMachine } from './drillLesson.ts';

/** A guest in which the drills' solutions have an effect. */
class SolvableMachine extends PlayingMachine {
  override onRead = (): void => {
    const last = this.played.at(-1) ?? '';
    this.world = last === 'ip link add br0 type bridge' ? 'veth-bridge' : 'empty';
  };
}

/** The proof of the drills, or of all, and what it says. */
async function prove(machine: PlayingMachine, wanted: ProofOperation['wanted'] = isDrill) {
  const said: string[] = [];
  const onVerdict: ProofOperation['onVerdict'] = (verdict) =>
    said.push(verdictText({ ...verdict, ms: 1200 }));
  const proof = await proveLesson(drillLesson, machine, { wanted, onVerdict });
  return { proof, said };
}

const line = drillsText.split('\n').findIndex((one) => one.includes('br1 is there')) + 1;

test('a drill is proven where its network is: red before, green after its solution', async () => {
  const machine = new SolvableMachine();
  const checkpoints = (machine.checkpoints = new FakeCheckpoints());
  const { proof, said } = await prove(machine);
  expect(said).toEqual([
    'sample: ok      1.2 s  drill link: red before, green after its solution',
    'sample: FAIL    1.2 s  drill end: NOT red before, green after its solution\n' +
      "sample:      after the solution, 'br1 is there' is fail: no link br1 on vm; there is eth0",
  ]);
  expect(proof.drills).toEqual([
    { id: 'link', failsBefore: true, passesAfter: true, problems: [] },
    {
      ...{ id: 'end', failsBefore: true, passesAfter: false },
      problems: [
        { text: "after the solution, 'br1 is there' is fail: no link br1 on vm; there is eth0", line },
      ],
    },
  ]);
  // The steps between are only run, and each drill leaves the machine as it was.
  expect(machine.played).toEqual([
    ...['ip link add br0 type bridge', 'play one', 'play two', 'ip link add br1 type bridge'],
  ]);
  expect(checkpoints.done).toHaveLength(4);
  expect(proof.ok).toBe(false);
});

test('the report names drills, and no step of which nothing was to be proven', async () => {
  const machine = new SolvableMachine();
  machine.checkpoints = new FakeCheckpoints();
  const { proof } = await prove(machine, ({ attempt }) => attempt === 'link');
  const run = { lesson: 'sample', repeat: 1, proof };
  expect(proofReporters.text([run]).split('\n')).toEqual([
    runText(run),
    '  ok drill link: red before, green after its solution',
  ]);
  expect(proofReporters.junit([run])).toContain('tests="1" failures="0"');
  expect(JSON.parse(proofReporters.json([run]))).toMatchObject({
    lessons: [{ drills: [{ id: 'link', failsBefore: true, passesAfter: true, problems: [] }] }],
  });
});

test('without checkpoints each drill has a machine that was reset, and steps that are played again', async () => {
  const machine = new SolvableMachine();
  const { proof } = await prove(machine);
  expect(proof.drills.map(({ id }) => id)).toEqual(['link', 'end']);
  expect(machine.played).toEqual([
    ...['reset', 'ip link add br0 type bridge'],
    ...['reset', 'play one', 'play two', 'ip link add br1 type bridge'],
  ]);
});

test('a solution that fails is a problem, at its line', async () => {
  const machine = new SolvableMachine();
  machine.checkpoints = new FakeCheckpoints();
  machine.broken = 'ip link add br0';
  const { proof } = await prove(machine, ({ attempt }) => attempt === 'link');
  expect(proof.drills[0]?.problems).toContainEqual({
    text: 'line 12: “ip link add br0 type bridge” exited with 1',
    line: 12,
  });
});

test('they are parts of the whole proof, each once', async () => {
  const parts = proofParts(drillLesson).map(({ step, part, attempt = '' }) =>
    `${step} ${part} ${attempt}`.trim(),
  );
  expect(parts.filter((part) => part.includes('drill'))).toEqual(['one drill link', 'two drill end']);
  const machine = new SolvableMachine();
  machine.checkpoints = new FakeCheckpoints();
  const { said } = await prove(machine, () => true);
  expect(said.filter((line) => line.includes(' drill '))).toHaveLength(2);
  expect(said).toHaveLength(parts.length);
});
