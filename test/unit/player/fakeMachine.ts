import { readFileSync } from 'node:fs';
import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type {
  Checkpoint,
  Checkpoints,
  Command,
  ExecOptions,
  ExecResult,
  GuestTerminal,
  KeptCheckpoint,
  Machine,
  MachineFacts,
  TerminalLocation,
} from '../../../extension/core/machine/machine.ts';
import type { FailureError } from '../../../extension/core/failure/failureError.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';
import { keepNothing } from '../../../extension/core/proof/attempts.ts';
import { Session } from '../../../extension/core/session/session.ts';
import { lessonSource } from '../lesson/lessonSource.ts';
import { FakePty } from '../terminal/fakePty.ts';

/** Checkpoints of nothing: `done` says what was asked of them. Their time goes on by a second with each. */
export class FakeCheckpoints implements Checkpoints {
  readonly done: string[] = [];
  kept: KeptCheckpoint[] = [];
  now = Date.now();
  take({ name }: { name?: string | undefined } = {}): Promise<Checkpoint> {
    const checkpoint = { id: `c${this.done.length}`, name, takenAt: (this.now += 1000) };
    this.kept.push(checkpoint);
    this.done.push(`take ${name}`);
    return Promise.resolve(checkpoint);
  }
  list(): Promise<readonly KeptCheckpoint[]> {
    return Promise.resolve([...this.kept]);
  }
  restore({ id }: Checkpoint): Promise<void> {
    this.done.push(`restore ${this.kept.find((one) => one.id === id)?.name}`);
    return Promise.resolve();
  }
  discard({ id }: Checkpoint): Promise<void> {
    this.kept = this.kept.filter((one) => one.id !== id);
    return Promise.resolve();
  }
}

/** A machine whose guest is the test: terminals are {@link FakePty}s, and its state is one that a real VM printed. */
export class FakeMachine implements Machine {
  readonly id = 'fake';
  readonly kind = 'fake';
  readonly facts: MachineFacts = {
    backend: 'fake',
    ...{ architecture: 'x86_64', kernel: '6.1', docker: false, gcc: false, btf: false },
    ...{ memoryBytes: 512 * 1024 * 1024, cpus: 1 },
  };
  checkpoints?: Checkpoints;
  readonly died = new Emitter<FailureError>();
  readonly onDied = this.died.event;
  readonly ptys = new Map<string, FakePty>();
  readonly ran: string[] = [];
  /** A name of test/fixtures/state; undefined: the read fails. */
  world: string | undefined = 'empty';
  /** Called for each read of the state, before it is answered. */
  onRead: () => Promise<void> | void = () => undefined;
  /** Those that live in the guest when it is looked at. */
  terminals: readonly GuestTerminal[] = [];
  readonly closed: string[] = [];
  /** Where each terminal was asked for. */
  readonly opened = new Map<string, TerminalLocation>();
  /** Why a terminal there can't be had. */
  refusal: (at: TerminalLocation) => FailureError | undefined = () => undefined;
  readonly #kernel = new Emitter<void>();

  /** The kernel says that something changed. */
  change(world: string): void {
    this.world = world;
    this.#kernel.fire();
  }
  openTerminal(name: string, at: TerminalLocation): Promise<FakePty> {
    const refusal = this.refusal(at);
    if (refusal) return Promise.reject(refusal);
    const pty = new FakePty();
    this.opened.set(name, at);
    this.ptys.set(name, pty);
    return Promise.resolve(pty);
  }
  listTerminals(): Promise<readonly GuestTerminal[]> {
    return Promise.resolve(this.terminals);
  }
  closeTerminal(name: string): Promise<void> {
    this.closed.push(name);
    return Promise.resolve();
  }
  async exec(_host: string, command: Command, options: ExecOptions = {}): Promise<ExecResult> {
    const words = 'argv' in command ? command.argv.join(' ') : command.script;
    this.ran.push(words);
    if (words === 'patchbay-watch') return this.#watch(options);
    if (words !== 'patchbay-state') return answer('');
    await this.onRead();
    const state = this.#state();
    return state === '' ? { ...answer(''), exitCode: 1, stderr: 'no memory' } : answer(state);
  }
  copyIn = (): Promise<void> => Promise.resolve();
  start = (): Promise<void> => Promise.resolve();
  reset = (): Promise<void> => Promise.resolve(void this.ran.push('reset'));
  stop = (): Promise<void> => Promise.resolve();
  destroy = (): Promise<void> => Promise.resolve();
  detach(): void {}

  #state(): string {
    if (this.world === undefined) return '';
    return readFileSync(new URL(`../../fixtures/state/${this.world}.json`, import.meta.url), 'utf8');
  }

  #watch({ signal, onStdout }: ExecOptions): Promise<ExecResult> {
    return new Promise((_resolve, reject) => {
      const tell = (): void => onStdout?.(`${this.#state()}\x1e`);
      const listening = this.#kernel.event(tell);
      tell();
      signal?.addEventListener('abort', () => {
        listening.dispose();
        reject(signal.reason as Error);
      });
    });
  }
}

function answer(stdout: string): ExecResult {
  return { stdout, stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 };
}

export function lessonOf(text: string): Lesson {
  const { lesson, problems } = parseLesson(lessonSource(text));
  if (!lesson) throw new Error(problems.map(({ message }) => message).join('\n'));
  return lesson;
}

/** A session whose progress is not kept. */
export function sessionOn(machine: Machine, lesson: Lesson): Promise<Session> {
  return Session.attach(lesson, machine, keepNothing);
}
