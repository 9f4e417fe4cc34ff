import { say } from '../../core/language/say.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Operation } from '../../core/machine/machine.ts';
import type { MachineView } from '../../protocol/playerView.ts';
import type { PlayerPorts } from '../playerPorts.ts';
import { failureText } from '../../core/failure/failure.ts';
import { failureLog, failureOf } from '../../core/failure/failureError.ts';

/** Work on a machine, with the phase that is shown meanwhile; it is worth a notification where it has a title. */
export interface MachineTask {
  readonly phase: MachineView['phase'];
  readonly title: string | null;
  readonly run: (operation: Operation) => Promise<void>;
}

/** One piece of work on a lesson's machine at a time, and how the machine is for people: a failure is shown, not thrown. */
export class MachineWork implements Disposable {
  readonly #ports: Pick<PlayerPorts, 'work' | 'log' | 'showFailure'>;
  readonly #onFailed: () => void;
  readonly #changes = new Emitter<void>();
  readonly onChange = this.#changes.event;
  #view: MachineView = STOPPED;
  #current: { readonly cancel: AbortController; readonly done: Promise<void> } | undefined;

  /** `onFailed` is called when work has failed or was cut off, before that is shown. */
  constructor(ports: Pick<PlayerPorts, 'work' | 'log' | 'showFailure'>, onFailed: () => void) {
    this.#ports = ports;
    this.#onFailed = onFailed;
  }

  get view(): MachineView {
    return this.#view;
  }

  /** Settles when nothing is being done. */
  get done(): Promise<void> {
    return this.#current?.done ?? Promise.resolve();
  }

  /** Begins, or joins what is being done. */
  run(task: MachineTask): Promise<void> {
    if (this.#current) return this.#current.done;
    const cancel = new AbortController();
    const done = this.#run(task, cancel).finally(() => (this.#current = undefined));
    this.#current = { cancel, done };
    return done;
  }

  /** The learner gives up what is being done. */
  cancel(): void {
    this.#current?.cancel.abort(new Cancelled());
  }

  /** The machine died: what goes on with it (a replay) ends for this reason. */
  lose(error: unknown): void {
    if (this.#current) this.#current.cancel.abort(new Lost(error));
    else this.#showLost(error);
  }

  update(change: Partial<MachineView>): void {
    this.#show({ ...this.#view, ...change });
  }

  /** There is no machine. */
  stopped(message: string): void {
    this.#show({ ...STOPPED, message });
  }

  dispose(): void {
    this.cancel();
    this.#changes.dispose();
  }

  async #run({ phase, title, run }: MachineTask, cancel: AbortController): Promise<void> {
    this.update({ phase, message: title ?? '', fraction: null, failure: null });
    const work = title === null ? quietly : this.#ports.work;
    try {
      await work(title ?? '', ({ onProgress, signal }) => {
        signal?.addEventListener('abort', () => cancel.abort(new Cancelled()), { once: true });
        return run({
          signal: cancel.signal,
          onProgress: (progress) => {
            onProgress?.(progress);
            this.update({ message: progress.message, fraction: progress.fraction ?? null });
          },
        });
      });
      if (cancel.signal.reason instanceof Lost) throw cancel.signal.reason;
      this.update({ phase: 'running', message: '', fraction: null });
    } catch (error) {
      const reason: unknown = cancel.signal.reason;
      this.#onFailed();
      if (reason instanceof Lost) this.#showLost(reason.cause);
      else if (cancel.signal.aborted) this.stopped(say('Cancelled. Your progress is kept.'));
      else if (error instanceof NoMachine) this.stopped('');
      else this.#showFailed(phase, error);
    }
  }

  #showFailed(phase: MachineView['phase'], error: unknown): void {
    this.#ports.log(failureLog(error));
    const failure = failureOf(error);
    // The page shows it too, but has no button to report it.
    if (failure.code === 'bug') this.#ports.showFailure(failure);
    this.#show({ ...STOPPED, phase: phase === 'starting' ? 'stopped' : 'lost', failure });
    this.#ports.log(failureText(failure));
  }

  #showLost(error: unknown): void {
    this.#show({ ...STOPPED, phase: 'lost', failure: failureOf(error) });
  }

  #show(view: MachineView): void {
    this.#view = view;
    this.#changes.fire();
  }
}

const STOPPED: MachineView = { phase: 'stopped', message: '', fraction: null, backend: '', failure: null };

/** There is no machine to go on with; a task ends with it, and that is no failure. */
export class NoMachine extends Error {
  override readonly name = 'NoMachine';
}

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

const quietly: PlayerPorts['work'] = (_title, task) => task({});
