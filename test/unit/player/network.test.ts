import ELK from 'elkjs/lib/elk.bundled.js';
import { afterEach, expect, test, vi } from 'vitest';
import type { GraphLayout } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import { readState } from '../../../extension/core/state/readState.ts';
import { NetworkPicture } from '../../../extension/player/network/networkPicture.ts';
import { NetworkWatch } from '../../../extension/player/network/networkWatch.ts';
import { StepChecks } from '../../../extension/player/steps/stepChecks.ts';
import { head, fence } from '../lesson/lessonSource.ts';
import { FakeMachine, lessonOf, sessionOn } from './fakeMachine.ts';

const open: { dispose(): void }[] = [];
afterEach(() => {
  vi.useRealTimers();
  open.splice(0).forEach((one) => one.dispose());
});
const quiet = (): void => undefined;
const elk = new ELK();

test('a read that failed is made again', async () => {
  vi.useFakeTimers();
  const machine = new FakeMachine();
  machine.world = undefined;
  const watch = new NetworkWatch(machine, quiet);
  open.push(watch);
  watch.start();
  await vi.advanceTimersByTimeAsync(1000);
  expect(watch.latest).toBeUndefined();
  machine.world = 'veth-bridge';
  await vi.advanceTimersByTimeAsync(3000);
  expect(watch.latest?.namespaces).toHaveLength(4);
});

test('what changed while nobody watched is read when the watch begins again', async () => {
  vi.useFakeTimers();
  const machine = new FakeMachine();
  const exec = machine.exec.bind(machine);
  let lose: (error: Error) => void = quiet;
  machine.exec = (host, command, options) =>
    'argv' in command && command.argv[0] === 'patchbay-watch'
      ? Promise.race([
          exec(host, command, options),
          new Promise<never>((_resolve, reject) => (lose = reject)),
        ])
      : exec(host, command, options);
  const watch = new NetworkWatch(machine, quiet);
  open.push(watch);
  watch.start();
  await vi.advanceTimersByTimeAsync(100);
  expect(watch.latest?.namespaces).toHaveLength(1);
  machine.world = 'veth-bridge';
  lose(new Error('the channel was lost'));
  await vi.advanceTimersByTimeAsync(3000);
  expect(watch.latest?.namespaces).toHaveLength(4);
});

test('a picture whose machine went while it was laid out is not shown; that of the next machine is, of the same state', async () => {
  const machine = new FakeMachine();
  const state = await readState(machine);
  const layouts: (() => Promise<void>)[] = [];
  const layout: GraphLayout = (graph) =>
    new Promise((resolve) => layouts.push(() => elk.layout(graph).then(resolve)));
  const pictureOf = () => new NetworkPicture(layout, (message) => expect(message).toBe(''));
  const gone = pictureOf();
  gone.show(state);
  gone.dispose();
  await layouts.shift()!();
  await new Promise(setImmediate);
  expect(gone.view).toBeNull();
  const picture = pictureOf();
  open.push(picture);
  picture.show(state);
  await vi.waitFor(() => expect(layouts).toHaveLength(1));
  await layouts.shift()!();
  await vi.waitFor(() => expect(picture.view?.nodes.map(({ name }) => name)).toEqual(['eth0']));
});

const lesson = lessonOf(
  [
    `${head}# A switch\n\n## First {#first}\n`,
    fence('yaml {check}', '- what: br0 is there', '  link: br0'),
    '## Second {#second}\n',
    fence('yaml {check}', '- what: br9 is there', '  link: br9'),
  ].join('\n'),
);

async function checksOn(machine: FakeMachine) {
  const session = await sessionOn(machine, lesson);
  let current = 'first';
  const watch = new NetworkWatch(machine, quiet);
  const checks = new StepChecks(session, watch, () => session.step(current), quiet);
  open.push(session, watch, checks);
  watch.onState(({ changed }) => {
    if (changed) checks.onStateChange();
  });
  watch.start();
  const status = (step: string): string | undefined =>
    checks.results.get(session.step(step)!.checks[0]!)?.status;
  return { session, checks, status, goTo: (id: string) => void (current = id) };
}

test('checks run by themselves when the state changes, and an achieved step says when it is no longer true', async () => {
  const machine = new FakeMachine();
  const { session, status, goTo } = await checksOn(machine);
  await vi.waitFor(() => expect(status('first')).toBe('fail'));
  machine.change('veth-bridge');
  await vi.waitFor(() => expect(status('first')).toBe('pass'));
  expect(session.progress.achieved['first']).toBeDefined();
  goTo('second');
  machine.change('empty');
  await vi.waitFor(() => expect([status('first'), status('second')]).toEqual(['fail', 'fail']));
  expect(session.progress.achieved['first']).toBeDefined();
});

test('a newer round overtakes the one that runs', async () => {
  const machine = new FakeMachine();
  const { session, checks, status } = await checksOn(machine);
  await vi.waitFor(() => expect(status('first')).toBe('fail'));
  let go: () => void = quiet;
  machine.onRead = () => new Promise((resolve) => (go = resolve));
  const old = checks.now(session.step('first')!);
  expect(checks.checking).toBe('first');
  machine.onRead = quiet;
  const newer = checks.now(session.step('second')!);
  go();
  await Promise.all([old, newer]);
  expect(status('second')).toBe('fail');
  expect(checks.checking).toBeUndefined();
});
