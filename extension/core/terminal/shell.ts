import { DisposableStore, type Disposable } from '../lifetime/disposable.ts';
import { Emitter, type Event } from '../lifetime/emitter.ts';
import type { Pty, TerminalSize } from '../machine/machine.ts';
import { TerminalScreen, type ScreenMark } from './terminalScreen.ts';
import { waitFor } from '../async/waitFor.ts';

/** `starting` until the first prompt is seen; `unfinished` while the shell asks for the rest of a command. */
export type ShellState = 'starting' | 'idle' | 'unfinished' | 'busy' | 'ended';

/** A command that ended, typed by the learner or by Patchbay. */
export interface EndedCommand {
  readonly commandLine: string;
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

/** Bytes that the screen has not read yet which hold the guest back, and those at which it may go on. */
const HIGH_WATER = 256 * 1024;
const LOW_WATER = 64 * 1024;

/** A shell in a terminal: its screen, whether it is busy, and the commands that end in it. */
export class Shell implements Disposable {
  readonly screen: TerminalScreen;
  readonly #pty: Pty;
  readonly #store = new DisposableStore();
  readonly #stateChanges = new Emitter<ShellState>();
  readonly #ended = new Emitter<EndedCommand>();
  readonly #output = new Emitter<string>();
  readonly onState: Event<ShellState> = this.#stateChanges.event;
  readonly onCommandEnd: Event<EndedCommand> = this.#ended.event;
  /** The guest's output as it comes, for a window; the screen has it already, or will in a moment. */
  readonly onOutput: Event<string> = this.#output.event;
  /** Who holds the program's output back: the window that shows it, or the screen, which reads as fast as it can. */
  readonly #holders = new Set<'window' | 'screen'>();
  /** Ends what waits for this shell. */
  readonly #gone = new AbortController();
  #unread = 0;
  #state: ShellState = 'starting';
  /** While a replay is read: the state that its marks come to. What they tell has happened before, and is no news. */
  #replayed: ShellState | undefined;
  #commandLine = '';
  #outputStart: ScreenMark | undefined;

  constructor(pty: Pty, size: TerminalSize) {
    this.#pty = pty;
    this.screen = this.#store.add(new TerminalScreen(size));
    const decoder = new TextDecoder();
    this.#store.add(
      pty.onData((bytes) => {
        this.#read(bytes);
        // A character may be cut in two where one piece ends.
        if (this.#output.size > 0) this.#output.fire(decoder.decode(bytes, { stream: true }));
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

  /** Flow control: holds the program's output back in the guest until `resume`. */
  pause(): void {
    this.#hold('window');
  }

  resume(): void {
    this.#letGo('window');
  }

  /**
   * Sends one line and Enter, and waits until the shell has something to say: it prompts again, asks for more,
   * or (with `until`) the text stands in the command's output. Rejects when cancelled, with WaitTimeout after `timeoutMs`,
   * and with ShellGone where the shell is no longer there.
   */
  async enterLine(
    line: string,
    options: { signal?: AbortSignal | undefined; until?: string | undefined; timeoutMs: number },
  ): Promise<EndedCommand | undefined> {
    let ended: EndedCommand | undefined;
    let answered = false;
    const watching = new DisposableStore();
    watching.add(this.onCommandEnd((command) => (ended = command)));
    watching.add(this.onState((state) => (answered ||= state !== 'busy')));
    // A tab typed raw would ask for completion; pasted, readline takes it as it is.
    this.type(line.includes('\t') ? `\x1b[200~${line}\x1b[201~\r` : `${line}\r`);
    const { until } = options;
    const reached = (): boolean =>
      answered || (until !== undefined && this.#state === 'busy' && this.output.includes(until));
    try {
      await this.#wait(
        until === undefined ? `'${line}' to end` : `'${until}' in the output of '${line}'`,
        reached,
        [this.onState, this.screen.onChange],
        { signal: options.signal, timeoutMs: options.timeoutMs, seen: () => lastLines(this.output) },
      );
    } finally {
      watching.dispose();
    }
    return ended;
  }

  /** Waits for the first prompt of a fresh shell, or for what a shell that was attached again is doing. */
  async settled(options: { signal?: AbortSignal | undefined; timeoutMs: number }): Promise<void> {
    await this.#wait("the shell's first prompt", () => this.#state !== 'starting', [this.onState], {
      ...options,
      seen: () => lastLines(this.screen.text()),
    });
  }

  /**
   * Presses Ctrl-C until the shell prompts again: one that comes while the shell starts a program reaches only the
   * shell, which then waits for that program.
   */
  async interrupt(options: { signal?: AbortSignal | undefined; timeoutMs: number }): Promise<void> {
    const over = (): boolean => this.#state === 'idle' || this.#state === 'ended';
    if (over()) return;
    let again: unknown;
    const press = (): void => {
      this.type('\x03');
      again = setTimeout(press, INTERRUPT_AGAIN_MS);
    };
    press();
    try {
      await this.#wait('the prompt after Ctrl-C', over, [this.onState], {
        ...options,
        seen: () => lastLines(this.screen.text()),
      });
    } finally {
      clearTimeout(again);
    }
  }

  /** Detaches; what runs in the terminal goes on. */
  dispose(): void {
    this.#gone.abort(new ShellGone('The terminal was closed.'));
    this.#holders.clear();
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

  #read(bytes: Uint8Array): void {
    this.#unread += bytes.length;
    if (this.#unread > HIGH_WATER) this.#hold('screen');
    void this.screen.write(bytes).then(() => {
      this.#unread -= bytes.length;
      if (this.#unread <= LOW_WATER) this.#letGo('screen');
    });
  }

  #hold(holder: 'window' | 'screen'): void {
    if (this.#holders.size === 0) this.#pty.pause();
    this.#holders.add(holder);
  }

  #letGo(holder: 'window' | 'screen'): void {
    if (this.#holders.delete(holder) && this.#holders.size === 0) this.#pty.resume();
  }

  #enter(state: ShellState): void {
    if (this.#state === 'ended') return;
    if (this.#replayed !== undefined && state !== 'ended') {
      this.#replayed = state;
      return;
    }
    this.#state = state;
    this.#stateChanges.fire(state);
    if (state === 'ended') this.#gone.abort(new ShellGone('The shell has ended.'));
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

function lastLines(text: string): string {
  return text.split('\n').slice(-3).join(' / ').slice(-200);
}
