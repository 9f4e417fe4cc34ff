import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Machine } from '../../extension/core/machine/machine.ts';
import { Session } from '../../extension/core/session/session.ts';
import { keepNothing } from '../../extension/core/proof/attempts.ts';
import { createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { pause } from '../../extension/core/async/pause.ts';
import type { DataFolder } from '../../vm/store/dataFolder.ts';
import { SeededRandom } from '../soak/seededRandom.ts';
import { readLesson } from '../vm/harness/readLesson.ts';
import { leftIn, removeTestData, testData } from '../vm/harness/testData.ts';
import { percentiles, spread, type Bench, type Figure } from './figure.ts';
import { megabytes, memoryOf, type Memory } from './memory.ts';

const REQUIREMENTS = { docker: false, internet: false };
const SIDE_BY_SIDE = [1, 2, 5, 10, 20, 30];
const LEARNERS = 20;
/** A learner reads for a while between two things to do. */
const READING_MS = 20_000;
/** Before what is open is counted, so that what is opened once is not taken for a leak. */
const WARM_UP = 5;

/** Many machines on one computer: clones side by side, a classroom, and starts that leave nothing. */
export const loadBench: Bench = async (report, options) => {
  await sideBySide(report, options.most);
  await classroom(report, options.minutes);
  await cycles(report, options.cycles);
};

type Report = (figure: Figure) => void;

async function sideBySide(report: Report, most: number): Promise<void> {
  const data = testData();
  const machines: Machine[] = [];
  try {
    await (await started(data)).destroy();
    for (const count of SIDE_BY_SIDE.filter((wanted) => wanted <= most)) {
      const starts: number[] = [];
      while (machines.length < count) {
        const before = performance.now();
        machines.push(await started(data));
        starts.push(performance.now() - before);
      }
      const memory = (await listMachines(data)).flatMap(({ process }) =>
        process ? [memoryOf(process.pid)] : [],
      );
      const sum = (pick: (one: Memory) => number): number =>
        memory.reduce((total, one) => total + pick(one), 0);
      report({
        what: `${count} clones side by side: the last ${starts.length} to be ready, one after the other`,
        measured: spread(starts.sort((a, b) => a - b)),
        against: `each ${megabytes(sum((one) => one.own) / count)} MB private, ${megabytes(sum((one) => one.proportional) / count)} MB PSS; all ${megabytes(sum((one) => one.proportional))} MB`,
      });
    }
  } finally {
    for (const machine of machines) await machine.destroy();
    removeTestData(data);
  }
}

/** Everybody starts at once; then each runs a step, checks it, reads, and every third time begins anew. */
async function classroom(report: Report, minutes: number): Promise<void> {
  const data = testData();
  const lesson = await readLesson('test/browser/lessons/short');
  const deadline = performance.now() + minutes * 60_000;
  const times: Record<'start' | 'run' | 'check' | 'reset', number[]> = {
    start: [],
    run: [],
    check: [],
    reset: [],
  };
  let failed = 0;
  const timed = async <T>(what: keyof typeof times, task: () => Promise<T>): Promise<T> => {
    const before = performance.now();
    const result = await task();
    times[what].push(performance.now() - before);
    return result;
  };
  const learner = async (seed: number): Promise<void> => {
    const random = new SeededRandom(seed);
    const machine = await createMachine({ requirements: REQUIREMENTS, lesson: lesson.id }, data);
    try {
      const session = await timed('start', async () => {
        await machine.start();
        return Session.begin(lesson, machine, keepNothing);
      });
      const [step] = lesson.steps;
      for (let round = 1; step && performance.now() < deadline; round++) {
        await timed('run', () => session.solve(step));
        const { checks } = await timed('check', () => session.check(step));
        if (!checks.every(({ status }) => status === 'pass')) failed++;
        await pause(random.below(READING_MS));
        // What is run again must not be there already.
        await timed('reset', () => session.reset());
      }
      session.dispose();
    } finally {
      await machine.destroy();
    }
  };
  try {
    const ends = await Promise.allSettled(Array.from({ length: LEARNERS }, (_, index) => learner(index)));
    const broken = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
    for (const [what, all] of Object.entries(times))
      report({ what: `a class of ${LEARNERS} for ${minutes} min: ${what}`, measured: percentiles(all) });
    report({
      what: 'the class: checks that did not pass, and learners who could not go on',
      measured: `${failed}, ${broken.length} ${broken.join(' ')}`.trim(),
      against: `left: ${leftIn(data).length}`,
    });
  } finally {
    removeTestData(data);
  }
}

/** Starts and ends machines; what is open, on the disk and in memory before and after. */
async function cycles(report: Report, count: number): Promise<void> {
  const data = testData();
  try {
    const cycle = async (): Promise<void> => (await started(data)).destroy();
    for (let round = 0; round < WARM_UP; round++) await cycle();
    const before = held(data);
    for (let round = 0; round < count; round++) await cycle();
    const after = held(data);
    for (const what of Object.keys(before) as (keyof Held)[])
      report({
        what: `${count} starts and ends: ${what}`,
        measured: `before ${before[what]}, after ${after[what]}`,
      });
  } finally {
    removeTestData(data);
  }
}

interface Held {
  readonly 'processes and files of machines': number;
  readonly 'open file handles of Patchbay': number;
  readonly 'kB in the data folder': number;
  readonly 'MB of heap after garbage collection': number;
}

function held(data: DataFolder): Held {
  collectGarbage();
  return {
    'processes and files of machines': leftIn(data).length,
    'open file handles of Patchbay': readdirSync('/proc/self/fd').length,
    'kB in the data folder': Math.round(bytesBelow(data.root) / 1024),
    'MB of heap after garbage collection': Math.round(process.memoryUsage().heapUsed / 1e6),
  };
}

/** V8 shows its collector only on demand. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function started(data: DataFolder): Promise<Machine> {
  const machine = await createMachine({ requirements: REQUIREMENTS }, data);
  await machine.start();
  return machine;
}
