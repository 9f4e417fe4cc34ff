import { expect, test } from 'vitest';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import {
  goToWrittenStart,
  keepWrittenStart,
  wayToWrittenStart,
} from '../../../extension/core/session/writtenStarts.ts';
import { FakeCheckpoints, FakeMachine, lessonOf, sessionOn } from '../player/fakeMachine.ts';
import { fence, head } from '../lesson/lessonSource.ts';

const IDS = ['one', 'two', 'three', 'four'];
function lessonWith(command: (id: string) => string): Lesson {
  return lessonOf(
    head + IDS.map((id) => `## ${id} {#${id}}\n${fence('bash {run}', command(id))}`).join('\n'),
  );
}
const lesson = lessonWith((id) => `echo ${id}`);

async function on(machine: FakeMachine, played: Lesson) {
  const session = await sessionOn(machine, played);
  const step = (id: string) => session.step(id)!;
  return {
    session,
    way: async (id: string) => {
      const way = await wayToWrittenStart(session, step(id));
      return { from: way.from?.id, toRun: [...way.toRun] };
    },
    go: async (id: string, isFresh = false) => {
      await goToWrittenStart(session, await wayToWrittenStart(session, step(id)), { isFresh });
      await keepWrittenStart(session, step(id));
    },
  };
}

function machineWithCheckpoints() {
  const machine = new FakeMachine();
  const checkpoints = new FakeCheckpoints();
  machine.checkpoints = checkpoints;
  return { machine, checkpoints };
}

test('the first way to a step is a fresh world and all steps before it; the next one is a checkpoint', async () => {
  const { machine, checkpoints } = machineWithCheckpoints();
  const { way, go } = await on(machine, lesson);
  expect(await way('three')).toEqual({ from: undefined, toRun: ['one', 'two'] });
  await go('three');
  expect(machine.ran).toContain('reset');
  expect(await way('three')).toEqual({ from: 'three', toRun: [] });
  expect(await way('four')).toEqual({ from: 'three', toRun: ['three'] });
  await go('three');
  expect(checkpoints.done).toHaveLength(2);
  expect(checkpoints.done[1]).toMatch(/^restore from-/);
});

test('a fresh machine is not reset; the first step needs no checkpoint', async () => {
  const { machine, checkpoints } = machineWithCheckpoints();
  const { go } = await on(machine, lesson);
  await go('one', true);
  expect([machine.ran.includes('reset'), checkpoints.done]).toEqual([false, []]);
});

test('a start counts only while the world and the steps before it are as they were', async () => {
  const { machine } = machineWithCheckpoints();
  const { go } = await on(machine, lesson);
  await go('two');
  await go('three');
  const later = await on(
    machine,
    lessonWith((id) => (id === 'three' ? 'echo other' : `echo ${id}`)),
  );
  expect(await later.way('three')).toEqual({ from: 'three', toRun: [] });
  const earlier = await on(
    machine,
    lessonWith((id) => (id === 'two' ? 'echo other' : `echo ${id}`)),
  );
  expect(await earlier.way('four')).toEqual({ from: 'two', toRun: ['two', 'three'] });
  const world = await on(machine, { ...lesson, setup: 'ip link add dummy0 type dummy' });
  expect(await world.way('three')).toEqual({ from: undefined, toRun: ['one', 'two'] });
  const file = { path: 'a.c', bytes: new Uint8Array([255]) };
  const files = await on(machine, { ...lesson, files: [file] });
  expect(await files.way('two')).toEqual({ from: undefined, toRun: ['one'] });
  const back = await on(machine, lesson);
  expect(await back.way('three')).toEqual({ from: 'three', toRun: [] });
});

test('two starts are kept, and the learner’s own are of a course that is over', async () => {
  const { machine, checkpoints } = machineWithCheckpoints();
  const { go } = await on(machine, lesson);
  await checkpoints.take({ name: 'two' });
  await go('two', true);
  await go('three');
  await go('four');
  expect(checkpoints.kept.map(({ name }) => name?.startsWith('from-'))).toEqual([true, true]);
});

test('a machine that can’t be saved is made again each time', async () => {
  const machine = new FakeMachine();
  const { way, go } = await on(machine, lesson);
  await go('two');
  expect(await way('two')).toEqual({ from: undefined, toRun: ['one'] });
});
