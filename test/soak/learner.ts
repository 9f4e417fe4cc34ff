import Elk from 'elkjs/lib/elk.bundled.js';
import { join } from 'node:path';
import type { Lesson } from '../../extension/core/lesson/model/lesson.ts';
import { VM_HOST } from '../../extension/core/machine/machine.ts';
import { Player } from '../../extension/player/player.ts';
import type { Failure } from '../../extension/core/failure/failure.ts';
import type { MachineView } from '../../extension/protocol/playerView.ts';
import { attachMachine, createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { pollUntil } from '../../extension/core/async/pollUntil.ts';
import { progressFiles } from '../../vm/progress/progressFiles.ts';
import { isLeft, listRecords, type MachineRecord } from '../../vm/store/machineRecord.ts';
import { PLAIN_SETTINGS } from '../unit/player/playerFacts.ts';
import { readLesson } from '../vm/harness/readLesson.ts';
import type { SoakWorld } from './soakWorld.ts';

/** The longest that a dead connection may stay unnoticed: three keep-alives of 15 s, 8 s for a second connection. */
const NOTICE_MS = 75_000;

/** The player as the editor has it, with real machines, and somebody at it who has done both steps of a lesson. */
export class Learner {
  readonly player: Player;
  readonly world: SoakWorld;
  /** Failures that were reported outside the player's view, newest last. */
  readonly reported: Failure[] = [];
  readonly log: string[] = [];
  readonly #progress: string;

  private constructor(world: SoakWorld, lesson: Lesson) {
    const { data } = world;
    const elk = new Elk();
    this.world = world;
    this.#progress = join(data.root, 'progress');
    this.player = new Player(
      lesson,
      {
        machines: {
          running: async (id) =>
            (await listMachines(data)).findLast((record) => record.lesson === id && isLeft(record))?.id,
          create: (requirements, id) =>
            createMachine({ requirements: { ...requirements, internet: false }, lesson: id }, data),
          attach: async (id, operation) => (await attachMachine(id, operation, data)).machine,
          leave: (machine) => machine.detach(),
        },
        progress: progressFiles(this.#progress),
        layout: (graph) => elk.layout(graph),
        sizes: { load: () => ({}), save: () => undefined },
        work: (_title, task) => task({}),
        confirm: () => Promise.resolve(true),
        showFailure: (failure) => this.reported.push(failure),
        advise: (words) => this.log.push(words),
        log: (message) => this.log.push(message),
        ...{
          doctor: nothing,
          openInEditor: nothing,
          saveCapture: nothing,
          savePicture: nothing,
          openLink: nothing,
          nextLesson: nothing,
          chooseLanguage: nothing,
        },
      },
      PLAIN_SETTINGS,
    );
  }

  /** A learner with a running machine and a lesson that is done. */
  static async begin(world: SoakWorld, folder: string): Promise<Learner> {
    const learner = new Learner(world, await readLesson(folder));
    await learner.player.load();
    await learner.player.receive({ type: 'start' });
    learner.requireRunning();
    await learner.doSteps();
    return learner;
  }

  get view(): MachineView {
    return this.player.machine;
  }

  /** The record of the learner's machine, where there is one. */
  get record(): MachineRecord | undefined {
    return listRecords(this.world.data).findLast(({ lesson }) => lesson === this.player.lesson.id);
  }

  get qemu(): number {
    const pid = this.record?.process?.pid;
    if (pid === undefined) throw new Error('The learner has no machine.');
    return pid;
  }

  requireRunning(): void {
    const { phase, failure } = this.view;
    if (phase !== 'running') throw new Error(`The machine is ${phase}: ${failure?.what} ${failure?.why}`);
  }

  /** Runs the commands of all steps and checks them. */
  async doSteps(): Promise<void> {
    const { session } = this.player;
    if (!session) throw new Error('There is no session.');
    for (const step of session.lesson.steps) {
      await session.solve(step);
      const { checks } = await session.check(step);
      const unmet = checks.find(({ status }) => status !== 'pass');
      if (unmet) throw new Error(`${unmet.what} is not true: ${unmet.seen}`);
    }
  }

  /** What goes on in the machine, by hand; false where it did not work. */
  async works(): Promise<boolean> {
    const { session } = this.player;
    if (!session) return false;
    try {
      const { exitCode } = await session.machine.exec(VM_HOST, { argv: ['true'] }, { timeoutMs: 20_000 });
      return exitCode === 0 && this.player.session === session;
    } catch {
      return false;
    }
  }

  /** Waits until the machine works, or says that it does not. */
  async settled(): Promise<'running' | 'reported'> {
    const state = await pollUntil(
      async () => {
        const { phase, failure, message } = this.view;
        if (phase === 'lost' || phase === 'stopped')
          return failure !== null || message !== '' ? 'reported' : undefined;
        return phase === 'running' && (await this.works()) ? 'running' : undefined;
      },
      { timeoutMs: NOTICE_MS, everyMs: 50 },
    );
    if (!state) throw new Error(`Nothing was reported: ${JSON.stringify(this.view)}`);
    return state;
  }

  /** Presses Rebuild, and proves that everything is as it was: the machine, the steps, the terminal, the progress. */
  async goOn(): Promise<void> {
    if ((await this.settled()) === 'reported') await this.player.receive({ type: 'rebuild' });
    this.requireRunning();
    const { session } = this.player;
    const [step] = this.player.lesson.steps;
    if (!session || !step) throw new Error('There is no session.');
    const again = await session.check(step);
    if (!again.checks.every(({ status }) => status === 'pass')) {
      // The guest lived on without what the fault took from it.
      await this.player.receive({ type: 'rebuild' });
      this.requireRunning();
    }
    await this.doSteps();
    const kept = await progressFiles(this.#progress).load(this.player.lesson.id);
    const missing = this.player.lesson.steps.filter(({ id }) => kept.achieved[id] === undefined);
    if (missing.length > 0)
      throw new Error(`The progress of ${missing.map(({ id }) => id).join(', ')} is lost.`);
  }

  async end(): Promise<void> {
    await this.player.receive({ type: 'end' });
    this.player.dispose();
  }
}

function nothing(): void {
  // The soak's window has none of these.
}
