import { say } from '../../core/language/say.ts';
import { Sequencer } from '../../core/async/sequencer.ts';
import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import { Emitter } from '../../core/lifetime/emitter.ts';
import type { Block, RunBlock, Step, StopBlock } from '../../core/lesson/model/lesson.ts';
import type { BlockRun } from '../../core/session/runBlock.ts';
import type { Session, SolveEvents } from '../../core/session/session.ts';
import { failureLog } from '../../core/failure/failureError.ts';
import type { Terminals } from '../terminals/terminals.ts';
import type { BlockStatus } from '../view/playerFacts.ts';
import { idOf } from '../../core/lesson/model/blockIds.ts';

/** Runs the lesson's commands in a session's terminals, one after the other in each, and remembers what came of them. */
export class BlockRuns implements Disposable {
  readonly #session: Session;
  readonly #blocks: ReadonlyMap<string, Block>;
  readonly #terminals: Terminals;
  readonly #log: (message: string) => void;
  readonly #statuses = new Map<string, BlockStatus>();
  readonly #turns = new Map<string, Sequencer>();
  readonly #store = new DisposableStore();
  readonly #changes = this.#store.add(new Emitter<void>());
  readonly onChange = this.#changes.event;
  /** Terminals in which the learner pressed Stop since a block began there. */
  readonly #stopped = new Set<string>();
  /** Blocks that did not begin because a program was in front: to press Run once more ends that. */
  readonly #refused = new Set<string>();
  /** Blocks that were done once. */
  readonly #done = new Set<string>();
  readonly #cancel = new AbortController();
  #solving: string | undefined;

  constructor(
    session: Session,
    blocks: ReadonlyMap<string, Block>,
    terminals: Terminals,
    log: (message: string) => void,
  ) {
    this.#session = session;
    this.#blocks = blocks;
    this.#terminals = terminals;
    this.#log = log;
  }

  /** Follows what runs that somebody else begins, as a replay does. */
  readonly events: SolveEvents = {
    onBlock: (block, run) => {
      const id = idOf(this.#blocks, block);
      if (id === undefined) return;
      if (run === undefined) {
        this.#stopped.delete(block.terminal);
        this.#terminals.line(block.terminal)?.clearTyped();
        this.#set(id, RUNNING);
      } else this.#finish(id, block, run);
    },
  };

  get solving(): string | undefined {
    return this.#solving;
  }

  status(id: string): BlockStatus | undefined {
    return this.#statuses.get(id);
  }

  run(id: string): Promise<void> {
    const block = this.#blocks.get(id);
    if (block?.kind === 'stop') {
      // Not in turn: what holds the terminal is what it is to end.
      return this.#try(id, block.terminal, async (signal) => {
        this.#stopped.add(block.terminal);
        this.#set(id, RUNNING);
        await this.#session.stop(block, signal);
        this.#finish(id, block, 'done');
      });
    }
    if (block?.kind !== 'run') return Promise.resolve();
    return this.#turnOf(block.terminal).run(() =>
      this.#try(id, block.terminal, async (signal) => {
        this.events.onBlock?.(block);
        const endInFront = this.#refused.delete(id);
        const run = await this.#session.run(block, { signal, endInFront });
        if (run.inFront !== undefined) this.#refused.add(id);
        this.#finish(id, block, run);
      }),
    );
  }

  /** Ctrl-C in a terminal, whatever runs there. */
  interrupt(terminal: string): void {
    this.#stopped.add(terminal);
    this.#terminals.line(terminal)?.shell?.type('\x03');
  }

  /** Runs all commands of a step for the learner. */
  async solve(step: Step): Promise<void> {
    const { signal } = this.#cancel;
    if (signal.aborted || this.#solving !== undefined) return;
    this.#solving = step.id;
    this.#changes.fire();
    try {
      await this.#session.solve(step, { signal, ...this.events });
    } catch (error) {
      if (!this.#cancel.signal.aborted) this.#log(`Solving ${step.id}: ${failureLog(error)}`);
    } finally {
      this.#solving = undefined;
      this.#changes.fire();
    }
  }

  /** What ran is cut off; what came of the rest can still be read. */
  dispose(): void {
    this.#cancel.abort(new Error('the session is over'));
    this.#solving = undefined;
    for (const [id, { status }] of this.#statuses) if (status === 'running') this.#statuses.delete(id);
    this.#store.dispose();
  }

  #turnOf(terminal: string): Sequencer {
    const known = this.#turns.get(terminal) ?? new Sequencer();
    this.#turns.set(terminal, known);
    return known;
  }

  async #try(id: string, terminal: string, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#cancel;
    if (signal.aborted) return;
    try {
      await task(signal);
    } catch (error) {
      if (this.#cancel.signal.aborted) return;
      this.#log(`${id} in terminal ${terminal}: ${failureLog(error)}`);
      this.#set(id, { status: 'failed', why: error instanceof Error ? error.message : String(error) });
    }
  }

  #finish(id: string, block: RunBlock | StopBlock, run: BlockRun | 'done'): void {
    if (run === 'done') return this.#set(id, DONE);
    const { status, why } = run;
    if (status === 'running') {
      this.#followToItsEnd(id, block.terminal);
      return this.#set(id, RUNNING);
    }
    // A block that was stopped before its end did what it was asked.
    const done = status === 'done' || this.#stopped.has(block.terminal);
    if (done) return this.#set(id, DONE);
    this.#set(id, { status: 'failed', why: this.#done.has(id) ? whyAgain(run) : (why ?? null) });
  }

  /** A program that stays is running until its shell prompts again. */
  #followToItsEnd(id: string, terminal: string): void {
    const shell = this.#terminals.line(terminal)?.shell;
    if (!shell) return;
    const listening = this.#store.add(
      shell.onState((state) => {
        if (state === 'busy') return;
        listening.dispose();
        this.#set(id, DONE);
      }),
    );
  }

  #set(id: string, status: BlockStatus): void {
    if (status === DONE) this.#done.add(id);
    this.#statuses.set(id, status);
    this.#changes.fire();
  }
}

const RUNNING: BlockStatus = { status: 'running', why: null };
const DONE: BlockStatus = { status: 'done', why: null };

/** Why commands fail that were done before. */
function whyAgain({ why, commands, status }: BlockRun): string {
  const isThere = commands.some(({ exitCode, output }) => exitCode !== 0 && /exists/i.test(output));
  if (status === 'failed' && isThere) return say('Already there: done before ({why})', { why: why ?? '' });
  return say('{why} (done before)', { why: why ?? say('It did not work') });
}
