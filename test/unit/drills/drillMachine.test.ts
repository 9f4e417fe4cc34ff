import { afterEach, expect, test, vi } from 'vitest';
import { DrillMachine } from '../../../extension/core/drills/drillMachine.ts';
import type { MachineRequirements } from '../../../extension/core/machine/machine.ts';
import { FakeCheckpoints } from '../player/fakeMachine.ts';
import { drillLesson, endDrill, lessonWithId, linkDrill, PlayingMachine } from './drillLesson.ts';

const made: PlayingMachine[] = [];
const asked: MachineRequirements[] = [];
let checkpoints: FakeCheckpoints | undefined;
let broken = '';
const drillMachine = (): DrillMachine =>
  new DrillMachine((requirements) => {
    const machine = new PlayingMachine();
    if (checkpoints) machine.checkpoints = checkpoints;
    machine.broken = broken;
    made.push(machine);
    asked.push(requirements);
    return Promise.resolve(machine);
  });
afterEach(() => {
  made.length = 0;
  asked.length = 0;
  checkpoints = undefined;
  broken = '';
});

test('the world at the first step is fresh; a later one is played from there, and both can be gone back to', async () => {
  checkpoints = new FakeCheckpoints();
  const drills = drillMachine();
  const session = await drills.world(drillLesson, linkDrill);
  expect([session.machine, made[0]!.played]).toEqual([made[0], []]);
  await drills.world(drillLesson, endDrill);
  expect(made[0]!.played).toEqual(['play one', 'play two']);
  await drills.world(drillLesson, linkDrill);
  await drills.world(drillLesson, endDrill);
  expect(checkpoints.done).toEqual([
    ...['take drills-0', 'restore drills-0', 'take drills-2'],
    ...['restore drills-0', 'restore drills-2'],
  ]);
  expect([made.length, made[0]!.played.length, asked[0]!.internet]).toEqual([1, 2, false]);
  await drills.dispose();
  expect(made[0]!.destroyed).toBe(1);
});

test('without checkpoints, each world begins on a machine that was reset', async () => {
  const drills = drillMachine();
  await drills.world(drillLesson, endDrill);
  await drills.world(drillLesson, linkDrill);
  await drills.world(drillLesson, endDrill);
  const both = ['play one', 'play two'];
  expect(made[0]!.played).toEqual([...both, 'reset', 'reset', ...both]);
  await drills.dispose();
});

test('another lesson has another machine, and the first one ends', async () => {
  const drills = drillMachine();
  await drills.world(drillLesson, linkDrill);
  const session = await drills.world(lessonWithId('other'), linkDrill);
  expect([made.length, made[0]!.destroyed, session.machine === made[1]]).toEqual([2, 1, true]);
  await drills.dispose();
});

test('the next world is prepared meanwhile, once; what is not wanted any more ends with it', async () => {
  const drills = drillMachine();
  drills.prepare(drillLesson, endDrill);
  drills.prepare(drillLesson, endDrill);
  await vi.waitFor(() => expect(made[0]?.played).toEqual(['play one', 'play two']));
  await drills.world(drillLesson, endDrill);
  expect([made.length, made[0]!.played.length]).toEqual([1, 2]);
  drills.prepare(lessonWithId('other'), linkDrill);
  await drills.dispose();
  expect(made.every(({ destroyed }) => destroyed === 1)).toBe(true);
});

test('a step whose commands fail makes no world, and leaves no machine', async () => {
  broken = 'play two';
  const drills = drillMachine();
  drills.prepare(drillLesson, endDrill);
  await expect(drills.world(drillLesson, endDrill)).rejects.toThrow(
    'The commands of “two” failed. “play two” exited with 1.',
  );
  expect(made.map(({ destroyed }) => destroyed)).toEqual([1]);
  await drills.dispose();
});
