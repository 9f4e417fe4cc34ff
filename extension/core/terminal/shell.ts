import { DisposableStore, type Disposable } from '../lifetime/disposable.ts';
import { Emitter, type Event } from '../lifetime/emitter.ts';
import { say } from '../language/say.ts';
import type { Pty, TerminalSize } from '../machine/machine.ts';
import { SlowestReader, type OutputReader } from './slowestReader.ts';
import { TerminalScreen, type ScreenMark } from './terminalScreen.ts';
import { lastLines } from './lastLines.ts';
import { waitFor } from '../async/waitFor.ts';

/** `starting` until the first prompt is seen; `unfinished` while the shell asks for the rest of a command. */
export type ShellState = 'starting' | 'idle' | 'unfinished' | 'busy' | 'ended';

/** A command that ended, typed by the learner or by Patchbay. */
export interface EndedCommand {
  readonly commandLine: string;
  /** Undefined where the shell did not say it: its prompt hook was replaced. */
  readonly exitCode: number | undefined;
  /** What it printed, as the screen shows it. */
  readonly output: string;
}

/** A wait can't be fulfilled: the shell has ended, or this side has closed the terminal. */
export class ShellGone extends Error {
  override readonly name = 'ShellGone';
}

/** A program that was reached ends sooner, also under TCG. */
const INTERRUPT_AGAIN_MS = 3000;

/** The prompt after it is another shell's: the command goes on. */
const ANOTHER_SHELL = /\b(?:bash|sh|su)(?:\s+-\S+)*\s*$|^exec\b|\b(?:unshare|nsenter|chroot)\b/;

/** What the guest printed: the text, and how many of the terminal's bytes that was. */
export interface ShellOutput {
  readonly text: string;
  readonly bytes: number;
}

/** A shell in a terminal: its screen, whether it is busy, and the commands that end in it. */
export class Shell implements Disposable {
  readonly screen: TerminalScreen;
  readonly #pty: Pty;
  readonly #store = new DisposableStore();
  readonly #stateChanges = new Emitter<ShellState>();
  readonly #ended = new Emitter<EndedCommand>();
  readonly #output = new Emitter<ShellOutput>();
  readonly onState: Event<ShellState> = this.#stateChanges.event;
  readonly onCommandEnd: Event<EndedCommand> = this.#ended.event;
  /** What the guest prints, as it comes, for a window that shows it; the screen has it in a moment. */
  readonly onOutput: Event<ShellOutput> = this.#output.event;
  /** The screen, and the window: the guest goes on printing as both of them show it. */
  readonly #readers: SlowestReader;
  readonly #screenReader: OutputReader;
  /** What came while the screen was reading: the window has it already, and the screen reads it next, as one. */
  #unread: Uint8Array[] = [];
  #isReading = false;
  /** Ends what waits for this shell. */
  readonly #gone = new AbortController();
  #state: ShellState = 'starting';
  /** While a replay is read: the state that its marks come to. What they say happened before, and is not new. */
  #replayed: ShellState | undefined;
  #commandLine = '';
  #outputStart: ScreenMark | undefined;

  constructor(pty: Pty, size: TerminalSize) {
    this.#pty = pty;
    this.screen = this.#store.add(new TerminalScreen(size));
    this.#readers = new SlowestReader((bytes) => pty.acknowledge(bytes));
    this.#screenReader = this.#readers.add();
    const decoder = new TextDecoder();
    this.#store.add(
      pty.onData((bytes) => {
        this.#readers.received(bytes.length);
        // A character may be cut in two where one piece ends.
        if (this.#output.size > 0)
          this.#output.fire({ text: decoder.decode(bytes, { stream: true }), bytes: bytes.length });
        this.#unread.push(bytes);
        if (!this.#isReading) void this.#read();
      }),
    );
    this.#store.add(pty.onExit(() => this.#enter('ended')));
    this.#store.add(
      this.screen.onMark((mark) => {
        switch (mark.type) {
          case 'replay-start':
            this.#replayed = 'starting';
            return;
          case 'replay-end':
            return this.#endReplay();
          case 'prompt-ready':
            return this.#enter('idle');
          case 'continuation-ready':
            return this.#enter('unfinished');
          case 'command-start':
            this.#commandLine = mark.commandLine;
            this.#outputStart?.dispose();
            this.#outputStart = this.screen.mark();
            return this.#enter('busy');
          case 'command-end':
            return this.#endCommand(mark.exitCode);
        }
      }),
    );
  }

  get state(): ShellState {
    return this.#state;
  }

  /** What the running command, or the last one that ran, has printed so far. */
  get output(): string {
    return this.screen.text(this.#outputStart);
  }

  get commandLine(): string {
    return this.#commandLine;
  }

  type(keys: string | Uint8Array): void {
    this.#pty.write(keys);
  }

  resize(size: TerminalSize): void {
    this.screen.resize(size);
    this.#pty.resize(size);
  }

  /** A window that shows the output from now on, and says how far it is: it holds the program back like the screen. */
  addReader(): OutputReader {
    return this.#readers.add();
  }

  /** Calls `look` when the screen shows all that came so far, and nothing that came later. */
  whenCaughtUp(look: () => void): void {
    void this.#readAll(look);
  }

  /**
   * Sends one line and Enter, and waits until the shell has something to say: it prompts again, asks for more,
   * or (with `until`) the text stands in the command's output. Undefined where no command ended. Rejects when cancelled, with WaitTimeout after `timeoutMs`,
   * and with ShellGone where the shell is no longer there.
   */
  async enterLine(
    line: string,
    options: { signal?: AbortSignal | undefined; until?: string | undefined; timeoutMs: number },
  ): Promise<EndedCommand | undefined> {
    let ended: EndedCommand | undefined;
    let answered = false;
    const seen = { busy: false };
    const watching = new DisposableStore();
    watching.add(this.onCommandEnd((command) => (ended = command)));
    watching.add(
      this.onState((state) => {
        seen.busy ||= state === 'busy';
        answered ||= state !== 'busy';
      }),
    );
    // A tab typed raw would ask for completion; pasted, readline takes it as it is.
    this.type(line.includes('\t') ? `\x1b[200~${line}\x1b[201~\r` : `${line}\r`);
    const { until } = options;
    const reached = (): boolean =>
      answered || (until !== undefined && this.#state === 'busy' && this.output.includes(until));
    try {
      await this.#wait(
        until === undefined
          ? say('{line} to end', { line: `'${line}'` })
          : say('{until} in the output of {line}', { until: `'${until}'`, line: `'${line}'` }),
        reached,
        [this.onState, this.screen.onChange],
        { signal: options.signal, timeoutMs: options.timeoutMs, seen: () => lastLines(this.output) },
      );
    } finally {
      watching.dispose();
    }
    // The prompt is back, and nobody said how the command ended: PROMPT_COMMAND is the learner's own.
    if (!ended && seen.busy && this.#state === 'idle' && !ANOTHER_SHELL.test(line))
      return { commandLine: this.#commandLine, exitCode: undefined, output: this.output };
    return ended;
  }

  /** Waits for the first prompt of a fresh shell, or for what a shell that was attached again is doing. */
  async settled(options: { signal?: AbortSignal | undefined; timeoutMs: number }): Promise<void> {
    await this.#wait(say("the shell's first prompt"), () => this.#state !== 'starting', [this.onState], {
      ...options,
      seen: () => lastLines(this.screen.text()),
    });
  }

  /**
   * Presses Ctrl-C until the shell prompts again: one that comes while the shell starts a program reaches only the
   * shell, which then waits for that program. `keys`: what to press in its place.
   */
  async interrupt(options: {
    signal?: AbortSignal | undefined;
    timeoutMs: number;
    keys?: string | undefined;
  }): Promise<void> {
    const over = (): boolean => this.#state === 'idle' || this.#state === 'ended';
    if (over()) return;
    let again: unknown;
    const press = (): void => {
      this.type(options.keys ?? '\x03');
      again = setTimeout(press, INTERRUPT_AGAIN_MS);
    };
    press();
    try {
      await this.#wait(say('the prompt after Ctrl-C'), over, [this.onState], {
        ...options,
        seen: () => lastLines(this.screen.text()),
      });
    } finally {
      clearTimeout(again);
    }
  }

  /** Detaches; what runs in the terminal goes on. */
  dispose(): void {
    this.#gone.abort(new ShellGone(say('The terminal was closed.')));
    this.#pty.dispose();
    this.#store.dispose();
    this.#stateChanges.dispose();
    this.#ended.dispose();
    this.#output.dispose();
  }

  async #wait(...[what, condition, events, options]: Parameters<typeof waitFor>): Promise<void> {
    // Also of a shell that is gone.
    if (condition()) return;
    const { signal = this.#gone.signal } = options;
    await waitFor(what, condition, events, {
      ...options,
      signal: AbortSignal.any([signal, this.#gone.signal]),
    });
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    while (this.#unread.length > 0) await this.#readAll();
    this.#isReading = false;
  }

  async #readAll(onShown?: () => void): Promise<void> {
    const bytes = joined(this.#unread.splice(0));
    await this.screen.write(bytes, onShown);
    this.#screenReader.shown(bytes.length);
  }

  #enter(state: ShellState): void {
    if (this.#state === 'ended') return;
    if (this.#replayed !== undefined && state !== 'ended') {
      this.#replayed = state;
      return;
    }
    this.#state = state;
    this.#stateChanges.fire(state);
    if (state === 'ended') this.#gone.abort(new ShellGone(say('The shell has ended.')));
  }

  #endReplay(): void {
    const state = this.#replayed;
    this.#replayed = undefined;
    if (state !== undefined && state !== 'starting') this.#enter(state);
  }

  #endCommand(exitCode: number | undefined): void {
    if (this.#state !== 'busy') return;
    const end = this.screen.mark();
    const output = this.screen.text(this.#outputStart, end);
    end.dispose();
    this.#ended.fire({ commandLine: this.#commandLine, exitCode, output });
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
