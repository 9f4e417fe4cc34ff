import { say } from '../../core/language/say.ts';
import { Sequencer } from '../../core/async/sequencer.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter, type Event } from '../../core/lifetime/emitter.ts';
import type { Lesson, Step } from '../../core/lesson/model/lesson.ts';
import type { Machine, Operation } from '../../core/machine/machine.ts';
import { Session, type SolveEvents, type StepRun } from '../../core/session/session.ts';
import { hideFault, type FaultChoice } from '../../core/faults/hideFault.ts';
import { goBack, keepStart } from '../../core/session/stepStarts.ts';
import { goToWrittenStart, keepWrittenStart, wayToWrittenStart } from '../../core/session/writtenStarts.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import type { PlayerPorts } from '../playerPorts.ts';
import { backendText } from './backendText.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import { newSession, suits } from './newSession.ts';
import { MachineWork, NoMachine, type MachineTask } from './machineWork.ts';
import { startNotReached, wayText } from './writtenStartText.ts';

/** What is done again for the learner, and that it has come to its end. */
export interface ReplayEvents extends SolveEvents {
  readonly onReplayed?: () => void;
}

/** The one machine of a lesson through its life: started, lost, rebuilt, reset, ended; and the session on it. */
export class LessonMachine implements Disposable {
  readonly #lesson: Lesson;
  readonly #ports: PlayerPorts;
  readonly #replayEvents: ReplayEvents;
  readonly #work: MachineWork;
  readonly #sessions = new Emitter<Session | undefined>();
  readonly onChange: Event<void>;
  /** A session began on a fresh or found machine; undefined: it is over. */
  readonly onSession: Event<Session | undefined> = this.#sessions.event;
  /** Keeping the start of a step, and going back to one, take turns. */
  readonly #starts = new Sequencer();
  #machine: Machine | undefined;
  #session: Session | undefined;
  #isJoined = false;
  /** Settles when it is known whether there is a machine to go on with. */
  #resumed: Promise<void> = Promise.resolve();

  constructor(lesson: Lesson, ports: PlayerPorts, replayEvents: ReplayEvents) {
    this.#lesson = lesson;
    this.#ports = ports;
    this.#replayEvents = replayEvents;
    // Nobody goes on with a session whose work failed.
    this.#work = new MachineWork(ports, () => this.#endSession());
    this.onChange = this.#work.onChange;
  }

  get view(): MachineView {
    return this.#work.view;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** The machine ran before: what was done on it is not known. */
  get isJoined(): boolean {
    return this.#isJoined;
  }

  /** Goes on with the lesson's machine where one runs; else a new one, with the steps that were done replayed. */
  async start(): Promise<void> {
    await this.#resumed;
    if (this.#session) return;
    await this.#run('starting', say('Starting {title}', { title: this.#lesson.title }), async (operation) => {
      if (!(await this.#join(operation))) await this.#create(operation);
    });
  }

  /** Goes on with the lesson's machine where one runs; starts none. */
  resume(): Promise<void> {
    this.#resumed = this.#run('starting', null, async (operation) => {
      if (!(await this.#join(operation))) throw new NoMachine();
    });
    return this.#resumed;
  }

  /** A fresh machine in the lesson's world; what was achieved stays achieved. */
  reset(): Promise<void> {
    const session = this.#session;
    if (!session) return this.rebuild({ replay: false });
    return this.#remake(
      say('Resetting {title}', { title: this.#lesson.title }),
      async (_same, operation, ready) => {
        await this.#orDestroy(() => session.reset(operation));
        ready();
      },
    );
  }

  /** Keeps the start of a step while `wanted`, so that the learner can go back to it at once. */
  keepStart(step: Step, wanted: () => boolean): Promise<void> {
    const session = this.#session;
    return this.#starts.run(async () => {
      if (!session || this.#session !== session || this.view.phase !== 'running' || !wanted()) return;
      try {
        await keepStart(session, step);
      } catch (error) {
        this.#ports.log(`The start of ${step.id} is not kept: ${failureLog(error)}`);
      }
    });
  }

  /** Brings the machine to where it was when the learner came to a step. */
  back(step: Step): Promise<void> {
    const title = say('Going back to the start of {title}', { title: step.title });
    return this.#remake(title, async (session, operation, ready) => {
      const toReplay = await this.#orDestroy(() => goBack(session, step, operation));
      ready();
      if (toReplay.size > 0) await this.#replay(session, [...toReplay], operation);
      await keepStart(session, step, operation);
    });
  }

  /**
   * Brings a machine, started where none runs, to where a step begins by what the lesson says now: the steps before it are
   * done, whatever was achieved.
   */
  async playFrom(step: Step): Promise<void> {
    await this.#resumed;
    await this.#work.done;
    const isFresh = await this.#startUnplayed();
    const session = this.#session;
    if (!session) return;
    const way = await wayToWrittenStart(session, step);
    await this.#remake(wayText(way, step), async (_same, operation, ready) => {
      await this.#orDestroy(() => goToWrittenStart(session, way, { ...operation, isFresh }));
      ready();
      const runs = await this.#replay(session, [...way.toRun], operation);
      const failed = startNotReached(this.#lesson, step, runs);
      if (failed) this.#ports.showFailure(failed);
      else await keepWrittenStart(session, step, operation);
    });
  }

  /** Hides a fault in the lesson's network, for the learner to find; without effect where the lesson has none. */
  hideFault(choice: FaultChoice): Promise<void> {
    const title = say('Hiding a fault in {title}', { title: this.#lesson.title });
    return this.#remake(title, async (session, operation, ready) => {
      await this.#orDestroy(() => hideFault(session, choice, operation));
      ready();
    });
  }

  /** Makes another machine of the one that runs, for the same session, which is over until it is `ready`. */
  async #remake(
    title: string,
    remake: (session: Session, operation: Operation, ready: () => void) => Promise<void>,
  ): Promise<void> {
    const session = this.#session;
    if (!session) return;
    await this.#run('resetting', title, (operation) =>
      this.#starts.run(async () => {
        this.#sessions.fire(undefined);
        await remake(session, operation, () => {
          this.#isJoined = false;
          this.#sessions.fire(session);
        });
      }),
    );
  }

  /** After a loss or a stop: a new machine, and (unless asked not to) the steps that were done replayed. */
  rebuild({ replay = true } = {}): Promise<void> {
    return this.#run(
      'starting',
      say('Rebuilding {title}', { title: this.#lesson.title }),
      async (operation) => {
        await this.#destroy();
        await this.#create(operation, replay);
      },
    );
  }

  /** Ends the machine; nothing of it stays but the progress. */
  async end(): Promise<void> {
    this.cancel();
    await this.#work.done;
    this.#endSession();
    await this.#destroy();
    this.#work.stopped(say('The machine was stopped. Your progress is kept.'));
  }

  cancel(): void {
    this.#work.cancel();
  }

  /** Leaves the machine to a page that is opened again soon. */
  dispose(): void {
    this.cancel();
    this.#endSession();
    if (this.#machine) this.#ports.machines.leave(this.#machine);
    this.#machine = undefined;
    this.#work.dispose();
    this.#sessions.dispose();
  }

  #run(phase: MachineView['phase'], title: string | null, run: MachineTask['run']): Promise<void> {
    return this.#work.run({ phase, title, run });
  }

  /** What changes the whole machine: where it fails, its world may be half made, and nobody goes on with it. */
  async #orDestroy<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      await this.#destroy();
      throw error;
    }
  }

  /** Connects to the machine that runs for the lesson; false if there is none to continue with. */
  async #join(operation: Operation): Promise<boolean> {
    const id = await this.#ports.machines.running(this.#lesson.id, operation);
    if (id === undefined) return false;
    operation.onProgress?.({ message: say('Going back to the machine that runs') });
    try {
      const machine = await this.#ports.machines.attach(id, operation);
      this.#hold(machine);
      this.#isJoined = true;
      this.#begin(await Session.attach(this.#lesson, machine, this.#ports.progress));
      return true;
    } catch (error) {
      operation.signal?.throwIfAborted();
      this.#ports.log(`The machine ${id} could not be joined: ${failureLog(error)}`);
      return false;
    }
  }

  async #create(operation: Operation, replay = true): Promise<void> {
    const session = await newSession(this.#lesson, this.#ports, operation);
    try {
      this.#hold(session.machine);
      this.#isJoined = false;
      this.#begin(session);
      const done = Object.keys(session.progress.achieved);
      if (replay && done.length > 0) await this.#replay(session, done, operation);
    } catch (error) {
      this.#endSession();
      await this.#destroy();
      throw error;
    }
  }

  /** A session on a machine that has what the lesson requires; true where the machine is a new one. */
  async #startUnplayed(): Promise<boolean> {
    if (suits(this.#lesson, this.#session)) return false;
    let isFresh = false;
    await this.#run('starting', say('Starting {title}', { title: this.#lesson.title }), async (operation) => {
      if (!this.#session && (await this.#join(operation)) && suits(this.#lesson, this.#session)) return;
      this.#endSession();
      await this.#destroy();
      await this.#create(operation, false);
      isFresh = true;
    });
    return isFresh;
  }

  async #replay(
    session: Session,
    steps: readonly string[],
    operation: Operation,
  ): Promise<readonly StepRun[]> {
    this.#work.update({ phase: 'replaying' });
    const runs = await session.replay(new Set(steps), { ...operation, ...this.#replayEvents });
    for (const { step, runs: blocks } of runs) {
      for (const { run } of blocks) {
        if (run.why !== undefined) this.#ports.log(`Replaying ${step}: ${run.why}`);
      }
    }
    this.#replayEvents.onReplayed?.();
    return runs;
  }

  #hold(machine: Machine): void {
    this.#machine = machine;
    machine.onDied((error) => {
      if (this.#machine !== machine) return;
      this.#ports.log(`The machine was lost: ${failureLog(error)}`);
      this.#machine = undefined;
      // First, so that what goes on with it (a replay) ends for this reason, which is shown then.
      this.#work.lose(error);
      this.#endSession();
      // What is left of it on the disk goes, whatever is left.
      machine.destroy().catch((left: unknown) => this.#ports.log(failureLog(left)));
    });
  }

  #begin(session: Session): void {
    this.#session = session;
    this.#work.update({ backend: backendText(session.machine.facts) });
    this.#sessions.fire(session);
  }

  #endSession(): void {
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    this.#sessions.fire(undefined);
    session.dispose();
  }

  async #destroy(): Promise<void> {
    const machine = this.#machine;
    this.#machine = undefined;
    await machine?.destroy();
  }
}
