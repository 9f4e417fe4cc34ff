import { afterEach, expect, test, vi } from 'vitest';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { FakeMachine } from './fakeMachine.ts';
import { MemoryPage } from './memoryPage.ts';
import { PlainHost } from './playerOn.ts';

const { lesson } = parseLesson(
  lessonSource(
    `${head}## One {#one}\n${fence('yaml {check}', '- {what: br0 answers, reach: 10.0.0.1}', '- {what: br0 is there, link: br0}')}`,
    { 'wrong/one--nothing.sh': '# There is no bridge.\ntrue\n' },
  ),
);
const soon = (look: () => void): Promise<void> => vi.waitFor(look, { timeout: 30_000 });
const open: { dispose(): void }[] = [];
afterEach(() => open.splice(0).forEach((one) => one.dispose()));

/** A machine on which nothing answers until it is `whole`. */
class Deaf extends FakeMachine {
  isWhole = false;
  override async exec(...[host, command, options]: Parameters<FakeMachine['exec']>) {
    const result = await super.exec(host, command, options);
    const asks = 'script' in command && command.script.includes('ping -n');
    return asks && !this.isWhole ? { ...result, exitCode: 1, stdout: '1 packets transmitted' } : result;
  }
}

test('a fault is hidden after a question; its checks say nothing until it is repaired, and then it is told', async () => {
  const machine = new Deaf();
  const host = new PlainHost(() => machine);
  const player = host.play(lesson!);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  page.say({ type: 'start' });
  await soon(() => expect(page.view?.machine.phase).toBe('running'));
  expect(page.view).toMatchObject({ fault: null, hasFaults: true });

  page.say({ type: 'findFault', level: 2 });
  await soon(() => expect(page.view?.fault?.phase).toBe('hunting'));
  expect(host.asked.at(-1)).toMatch(/^Hide a fault in /);
  expect(machine.ran).toContain('reset');
  expect(page.view?.fault).toMatchObject({ was: [], look: null });
  expect(page.view?.fault?.told).toContain('No longer true: br0 answers');
  await soon(() => expect(page.view?.machine.phase).toBe('running'));
  const statuses = () =>
    page.view!.steps[0]!.blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []));
  expect(statuses().map(({ status }) => status)).toEqual(['unknown', 'unknown']);

  page.say({ type: 'checkFault', giveUp: false });
  await soon(() => expect(page.view?.fault?.phase).toBe('not-yet'));
  machine.isWhole = true;
  machine.world = 'veth-bridge';
  page.say({ type: 'checkFault', giveUp: false });
  await soon(() => expect(page.view?.fault?.phase).toBe('repaired'));
  expect(page.view?.fault?.was).toContain('There is no bridge.');
  expect(page.view?.fault?.look).toEqual({ host: 'vm', command: 'ip -d link' });
  expect(host.saved?.fault).toBeUndefined();
  page.say({ type: 'closeFault' });
  await soon(() => expect(page.view?.fault).toBeNull());
});

test('after the third check that the learner asked for and that failed, the packet is followed', async () => {
  const machine = new Deaf();
  const player = new PlainHost(() => machine).play(lesson!);
  const page = new MemoryPage();
  open.push(player, player.connect('player', page));
  await player.load();
  page.say({ type: 'ready' });
  page.say({ type: 'start' });
  await soon(() => expect(page.view?.machine.phase).toBe('running'));
  for (let look = 0; look < 2; look += 1) await player.receive({ type: 'check' });
  expect(page.view?.walk).toBeNull();
  await player.receive({ type: 'check' });
  await soon(() => expect(page.view?.walk?.title).toBe('From vm to 10.0.0.1'));
});
