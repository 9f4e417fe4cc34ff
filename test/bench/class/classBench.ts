import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../../../extension/build/root.ts';
import { VM_HOST } from '../../../extension/core/machine/machine.ts';
import type { MessageToBoard } from '../../../extension/class/wire/boardMessages.ts';
import { attachMachine, listMachines } from '../../../vm/machines/openMachine.ts';
import { classFolder } from '../../../vm/store/classFolder.ts';
import { openDataFolder } from '../../../vm/store/dataFolder.ts';
import { makeClassHub, type ClassHub } from '../../browser/harness/classHub.ts';
import { LESSON, TestBrowser } from '../../unit/class/classOn.ts';
import { LearnerPage } from './learnerPage.ts';
import { percentiles, spread, timings, type Bench } from '../figure.ts';
import { memoryOf } from '../memory.ts';
import { processorSeconds } from '../processorTime.ts';

const LEARNERS = 5;
const KEYS = 60;
const SIMULATED = 300;
const HANDS = 200;
/** How often each simulated learner does something, in milliseconds. */
const EVERY_MS = 10_000;

/** A class: from the door to the prompt, a key's echo through the hub, and a hub with hundreds of simulated learners. */
export const classBench: Bench = async (report) => {
  const hub = await makeClassHub();
  try {
    await hub.serve('--machines', String(LEARNERS));
    const pages: LearnerPage[] = [];
    const starts = await timings(LEARNERS, async (round) => {
      const page = await LearnerPage.join(hub.address, hub.opened.code, `Learner ${round}`, 'short');
      await page.until(/# $/);
      pages.push(page);
    });
    report({
      what: `from the door to the prompt, ${LEARNERS} learners one after the other`,
      measured: spread(starts),
    });
    const [page] = pages;
    if (page) await echo(hub, page, report);
    for (const one of pages) one.close();
  } finally {
    await hub.end();
  }
  await simulated(report);
};

async function echo(hub: ClassHub, page: LearnerPage, report: Parameters<Bench>[0]): Promise<void> {
  const through = await timings(KEYS, async () => {
    page.keys('a');
    await page.until(/a/);
  });
  const { data } = classFolder(openDataFolder({ PATCHBAY_HOME: hub.home }), 'class');
  const [record] = await listMachines(data);
  if (!record) throw new Error('The class has no machine.');
  const { machine } = await attachMachine(record.id, {}, data);
  const pty = await machine.openTerminal('bench', { host: VM_HOST }, { columns: 80, rows: 24 });
  let printed = '';
  let look = (): void => undefined;
  pty.onData((bytes) => {
    pty.acknowledge(bytes.length);
    printed += Buffer.from(bytes).toString('latin1');
    look();
  });
  const until = (pattern: RegExp): Promise<void> =>
    new Promise((resolve) => {
      look = () => pattern.test(printed) && resolve();
      look();
    });
  await until(/# /);
  const direct = await timings(KEYS, async () => {
    printed = '';
    pty.write('a');
    await until(/a/);
  });
  pty.dispose();
  machine.detach();
  report({
    what: `from a key to its echo through the hub's WebSocket (of ${KEYS})`,
    measured: spread(through),
    against: `to the machine itself, from another process: ${spread(direct)}`,
  });
}

/** Three hundred learners on fake machines, in a process of their own: each checks its step now and then. */
async function simulated(report: Parameters<Bench>[0]): Promise<void> {
  const child = fork(join(ROOT, 'test/bench/class/simulatedHub.ts'), [String(SIMULATED)]);
  try {
    const [{ url, code, secret }] = (await once(child, 'message')) as [
      { url: string; code: string; secret: string },
    ];
    const { pid = 0 } = child;
    const empty = memoryOf(pid).own;
    const pages: LearnerPage[] = [];
    for (let seat = 1; seat <= SIMULATED; seat += 1)
      pages.push(await LearnerPage.join(url, code, `Learner ${seat}`, LESSON.id));
    const teacher = new TestBrowser({ url });
    const opened = await teacher.get(`board?key=${secret}`);
    teacher.cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    let heard = (_message: MessageToBoard): void => undefined;
    const board = await teacher.socket('board/socket', {}, (message) =>
      heard(message as unknown as MessageToBoard),
    );
    const busy = setInterval(
      () => pages[Math.floor(Math.random() * SIMULATED)]?.play({ type: 'check' }),
      EVERY_MS / SIMULATED,
    );
    const [began, used] = [performance.now(), processorSeconds(pid)];
    const ways: number[] = [];
    for (let hand = 0; hand < HANDS; hand += 1) {
      const seat = Math.floor((hand * SIMULATED) / HANDS) + 1;
      const sent = performance.now();
      const shown = new Promise<void>((resolve) => {
        heard = (message) => {
          const isUp =
            message.type === 'board' &&
            message.view.seats.some(({ id, hand }) => id === seat && hand !== null);
          if (isUp) resolve();
        };
      });
      pages[seat - 1]?.say({ type: 'hand', up: true });
      await shown;
      ways.push(performance.now() - sent);
    }
    const seconds = (performance.now() - began) / 1000;
    const processor = processorSeconds(pid) - used;
    clearInterval(busy);
    report({
      what: `${SIMULATED} simulated learners, one of whom checks every ${Math.round(EVERY_MS / SIMULATED)} ms: from a raised hand to the board`,
      measured: percentiles(ways),
    });
    report({
      what: "the hub's memory for each of them (its own pages)",
      measured: `${((memoryOf(pid).own - empty) / SIMULATED / 1e6).toFixed(2)} MB`,
      against: `${(empty / 1e6).toFixed(0)} MB with none`,
    });
    report({
      what: "the hub's processor for each of them",
      measured: `${((100 * processor) / seconds / SIMULATED).toFixed(2)} % of one processor`,
      against: `${((100 * processor) / seconds).toFixed(0)} % for all`,
    });
    board.close();
    for (const page of pages) page.close();
  } finally {
    child.disconnect();
    await once(child, 'exit');
  }
}
