import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter, type Event } from '../../core/lifetime/emitter.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { lessonRequirements } from '../../core/machine/lessonRequirements.ts';
import type { Machine, Operation } from '../../core/machine/machine.ts';
import { machineLimits } from '../../core/machine/machineLimits.ts';
import { Session, type SolveEvents } from '../../core/session/session.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import { backendText } from './backendText.ts';
import { failureLog, failureText, failureView } from './failureView.ts';
import type { PlayerPorts } from '../playerPorts.ts';

type Phase = MachineView['phase'];

/** The one machine of a lesson through its life: started, lost, rebuilt, reset, ended; and the session on it. */
export class LessonMachine implements Disposable {
  readonly #lesson: Lesson;
  readonly #ports: PlayerPorts;
  readonly #replayEvents: SolveEvents;
  readonly #changes = new Emitter<void>();
  readonly #sessions = new Emitter<Session | undefined>();
  readonly onChange: Event<void> = this.#changes.event;
  /** A session began on a fresh or found machine; undefined: it is over. */
  readonly onSession: Event<Session | undefined> = this.#sessions.event;
  #view: MachineView = STOPPED;
  #machine: Machine | undefined;
  #session: Session | undefined;
  /** Settles when it is known whether there is a machine to go on with. */
  #resumed: Promise<void> = Promise.resolve();
  #current: { readonly cancel: AbortController; readonly done: Promise<void> } | undefined;

  constructor(lesson: Lesson, ports: PlayerPorts, replayEvents: SolveEvents) {
    this.#lesson = lesson;
    this.#ports = ports;
    this.#replayEvents = replayEvents;
  }

  get view(): MachineView {
    return this.#view;
  }

  get session(): Session | undefined {
    return this.#session;
  }

  /** Goes on with the lesson's machine where one runs; else a new one, with the steps that were done replayed. */
  async start(): Promise<void> {
    await this.#resumed;
    if (this.#session) return;
    await this.#work('starting', `Starting ${this.#lesson.title}`, async (operation) => {
      const id = await this.#ports.machines.running(this.#lesson.id, operation);
      if (id !== undefined && (await this.#attach(id, operation))) return;
      await this.#create(operation);
    });
  }

  /** Goes on with the lesson's machine where one runs; starts none. */
  resume(): Promise<void> {
    this.#resumed = this.#work('starting', null, async (operation) => {
      const id = await this.#ports.machines.running(this.#lesson.id, operation);
      if (id === undefined || !(await this.#attach(id, operation))) throw new NoMachine();
    });
    return this.#resumed;
  }

  /** A fresh machine in the lesson's world; what was achieved stays achieved. */
  reset(): Promise<void> {
    const session = this.#session;
    if (!session) return this.rebuild({ replay: false });
    return this.#work('resetting', `Resetting ${this.#lesson.title}`, async (operation) => {
      this.#sessions.fire(undefined);
      try {
        await session.reset(operation);
      } catch (error) {
        // Its world may be half made, and nobody goes on with it.
        await this.#destroy();
        throw error;
      }
      this.#sessions.fire(session);
    });
  }

  /** After a loss or a stop: a new machine, and (unless told otherwise) the steps that were done replayed. */
  rebuild({ replay = true } = {}): Promise<void> {
    return this.#work('starting', `Rebuilding ${this.#lesson.title}`, async (operation) => {
      await this.#destroy();
      await this.#create(operation, replay);
    });
  }

  /** Ends the machine; nothing of it stays but the progress. */
  async end(): Promise<void> {
    this.cancel();
    await this.#current?.done;
    this.#endSession();
    await this.#destroy();
    this.#show({ ...STOPPED, message: 'The machine was stopped. Your progress is kept.' });
  }

  cancel(): void {
    this.#current?.cancel.abort(new Cancelled());
  }

  /** Leaves the machine to a window that is opened again soon. */
  dispose(): void {
    this.cancel();
    this.#endSession();
    if (this.#machine) this.#ports.machines.leave(this.#machine);
    this.#machine = undefined;
    this.#changes.dispose();
    this.#sessions.dispose();
  }

  async #attach(id: string, operation: Operation): Promise<boolean> {
    operation.onProgress?.({ message: 'Going back to the machine that runs' });
    try {
      const machine = await this.#ports.machines.attach(id, operation);
      this.#hold(machine);
      this.#begin(await Session.attach(this.#lesson, machine, this.#ports.progress));
      return true;
    } catch (error) {
      operation.signal?.throwIfAborted();
      this.#ports.log(`The machine ${id} could not be joined: ${failureLog(error)}`);
      return false;
    }
  }

  async #create(operation: Operation, replay = true): Promise<void> {
    const lesson = this.#lesson;
    const machine = await this.#ports.machines.create(lessonRequirements(lesson), lesson.id, operation);
    try {
      await machine.start(operation);
      const limits = machineLimits(machine.facts);
      if (limits !== undefined) this.#ports.advise(limits);
      const session = await Session.begin(lesson, machine, this.#ports.progress, operation);
      this.#hold(machine);
      this.#begin(session);
      const done = Object.keys(session.progress.achieved);
      if (replay && done.length > 0) await this.#replay(session, done, operation);
    } catch (error) {
      this.#endSession();
      this.#machine = undefined;
      await machine.destroy();
      throw error;
    }
  }

  async #replay(session: Session, steps: readonly string[], operation: Operation): Promise<void> {
    this.#show({ ...this.#view, phase: 'replaying' });
    const runs = await session.replay(new Set(steps), { ...operation, ...this.#replayEvents });
    for (const { step, runs: blocks } of runs) {
      for (const { run } of blocks) {
        if (run.why !== undefined) this.#ports.log(`Replaying ${step}: ${run.why}`);
      }
    }
  }

  #hold(machine: Machine): void {
    this.#machine = machine;
    machine.onDied((error) => {
      if (this.#machine !== machine) return;
      this.#ports.log(`The machine was lost: ${failureLog(error)}`);
      this.#machine = undefined;
      // First, so that what goes on with it (a replay) ends for this reason, which it shows then.
      this.#current?.cancel.abort(new Lost(error));
      this.#endSession();
      // What is left of it on the disk goes, whatever is left.
      machine.destroy().catch((left: unknown) => this.#ports.log(failureLog(left)));
      if (!this.#current) this.#showLost(error);
    });
  }

  #begin(session: Session): void {
    this.#session = session;
    this.#show({ ...this.#view, backend: backendText(session.machine.facts) });
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

  /** One piece of work at a time; its failure is shown, not thrown. */
  #work(phase: Phase, title: string | null, task: (operation: Operation) => Promise<void>): Promise<void> {
    if (this.#current) return this.#current.done;
    const cancel = new AbortController();
    const done = this.#run(phase, title, cancel, task).finally(() => (this.#current = undefined));
    this.#current = { cancel, done };
    return done;
  }

  async #run(
    phase: Phase,
    title: string | null,
    cancel: AbortController,
    task: (operation: Operation) => Promise<void>,
  ): Promise<void> {
    this.#show({ ...this.#view, phase, message: title ?? '', fraction: null, failure: null });
    // Without a title it is not worth a notification.
    const work = title === null ? quietly : this.#ports.work;
    try {
      await work(title ?? '', ({ onProgress, signal }) => {
        signal?.addEventListener('abort', () => cancel.abort(new Cancelled()), { once: true });
        return task({
          signal: cancel.signal,
          onProgress: (progress) => {
            onProgress?.(progress);
            this.#show({ ...this.#view, message: progress.message, fraction: progress.fraction ?? null });
          },
        });
      });
      if (cancel.signal.reason instanceof Lost) throw cancel.signal.reason;
      this.#show({ ...this.#view, phase: 'running', message: '', fraction: null });
    } catch (error) {
      const { aborted } = cancel.signal;
      const reason: unknown = cancel.signal.reason;
      this.#endSession();
      if (reason instanceof Lost) return this.#showLost(reason.cause);
      if (aborted) {
        this.#show({ ...STOPPED, message: 'Cancelled. Your progress is kept.' });
        return;
      }
      if (error instanceof NoMachine) return this.#show(STOPPED);
      this.#ports.log(failureLog(error));
      const failure = failureView(error);
      this.#show({ ...STOPPED, phase: phase === 'starting' ? 'stopped' : 'lost', failure });
      this.#ports.log(failureText(failure));
    }
  }

  #showLost(error: unknown): void {
    this.#show({ ...STOPPED, phase: 'lost', failure: failureView(error) });
  }

  #show(view: MachineView): void {
    this.#view = view;
    this.#changes.fire();
  }
}

const STOPPED: MachineView = {
  phase: 'stopped',
  message: '',
  fraction: null,
  backend: '',
  failure: null,
};

/** The learner pressed Cancel. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
  constructor() {
    super('cancelled by the learner');
  }
}

/** The machine died under the work that goes on with it. */
class Lost extends Error {
  override readonly name = 'Lost';
  constructor(cause: unknown) {
    super('the machine was lost', { cause });
  }
}

/** There is no machine to go on with. */
class NoMachine extends Error {
  override readonly name = 'NoMachine';
}

const quietly: PlayerPorts['work'] = (_title, task) => task({});
