import { expect, test } from 'vitest';
import type { Step } from '../../../extension/core/lesson/model/lesson.ts';
import { withAchieved } from '../../../extension/core/session/lessonProgress.ts';
import { goBack, isStartKept, keepNextStart, keepStart } from '../../../extension/core/session/stepStarts.ts';
import { FakeCheckpoints, FakeMachine, lessonOf, sessionOn } from '../player/fakeMachine.ts';
import { fence, head } from '../lesson/lessonSource.ts';

const IDS = ['one', 'two', 'three', 'four', 'five'];
const lesson = lessonOf(
  head +
    IDS.map((id) => `## ${id} {#${id}}\n${fence('yaml {check}', `- {what: ${id}, link: ${id}}`)}`).join(''),
);
const step = (id: string): Step => lesson.steps.find((one) => one.id === id)!;

async function played() {
  const machine = new FakeMachine();
  const checkpoints = new FakeCheckpoints();
  machine.checkpoints = checkpoints;
  const session = await sessionOn(machine, lesson);
  const achieve = (id: string) =>
    session.remember((progress) => withAchieved(progress, id, new Date((checkpoints.now += 1000))));
  const kept = (): (string | undefined)[] => checkpoints.kept.map(({ name }) => name);
  return { machine, checkpoints, session, achieve, kept };
}

test('the starts of the last three steps are kept; that of the first is a fresh world', async () => {
  const { session, achieve, kept, checkpoints } = await played();
  await keepStart(session, step('one'));
  for (const id of IDS) {
    await achieve(id);
    await keepNextStart(session, step(id));
  }
  expect(checkpoints.done).toEqual(['take two', 'take three', 'take four', 'take five']);
  expect(kept()).toEqual(['three', 'four', 'five']);
});

test('coming to a step again keeps its start, unless an earlier step was achieved since', async () => {
  const { session, achieve, kept, checkpoints } = await played();
  await keepStart(session, step('three'));
  await keepStart(session, step('three'));
  expect(checkpoints.done).toHaveLength(1);
  await achieve('four');
  expect(await isStartKept(session, step('three'))).toBe(true);
  await achieve('two');
  expect(await isStartKept(session, step('three'))).toBe(false);
  await keepStart(session, step('three'));
  expect([checkpoints.done.length, kept()]).toEqual([2, ['three']]);
});

test('goes back to the start of the step, and what was kept later is gone', async () => {
  const { session, achieve, kept, checkpoints, machine } = await played();
  for (const id of ['one', 'two', 'three']) {
    await achieve(id);
    await keepNextStart(session, step(id));
  }
  expect(await goBack(session, step('three'))).toEqual(new Set());
  expect(checkpoints.done.at(-1)).toBe('restore three');
  expect(kept()).toEqual(['two', 'three']);
  expect(machine.ran).not.toContain('reset');
});

test('from the nearest start before, or from a fresh world, it names what is to be replayed', async () => {
  const { session, achieve, checkpoints, machine } = await played();
  await achieve('one');
  await keepStart(session, step('two'));
  for (const id of ['two', 'four']) await achieve(id);
  expect(await isStartKept(session, step('five'))).toBe(false);
  expect(await goBack(session, step('five'))).toEqual(new Set(['two', 'four']));
  expect(checkpoints.done.at(-1)).toBe('restore two');
  expect(await goBack(session, step('one'))).toEqual(new Set());
  expect(machine.ran).toContain('reset');
  delete machine.checkpoints;
  await keepStart(session, step('five'));
  expect(await goBack(session, step('three'))).toEqual(new Set(['one', 'two']));
});
