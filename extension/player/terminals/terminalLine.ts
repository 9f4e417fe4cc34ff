import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { TerminalSize } from '../../core/machine/machine.ts';
import type { Shell } from '../../core/terminal/shell.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { TerminalView } from '../../protocol/playerView.ts';

/** UTF-16 units on their way to the window that hold the guest back, and those at which it may go on. */
const HIGH_WATER = 256 * 1024;
const LOW_WATER = 64 * 1024;
/** What comes this soon after a message goes with the next: a message to a window costs more than what is in it. */
const GATHER_MS = 8;

export interface TerminalAddress {
  readonly id: string;
  readonly host: string;
  readonly netns: string | null;
}

/** One terminal of the player: what the guest prints goes to the window, counted, as long as one is there. */
export class TerminalLine implements Disposable {
  readonly place: TerminalAddress;
  readonly #post: (message: MessageToPage) => void;
  #shell: Shell | undefined;
  #listening = new DisposableStore();
  #size: TerminalSize | undefined;
  /** `drawing`: the window gets the whole screen in a moment, and what comes meanwhile is kept for after it. */
  #window: 'none' | 'drawing' | 'live' = 'none';
  #kept: string[] = [];
  #gathered = '';
  #gathering: unknown;
  #unprinted = 0;
  #paused = false;
  #typed = false;
  /** What is typed while the shell is not yet where the learner thinks it is. */
  #held: string[] | undefined;

  constructor(place: TerminalAddress, post: (message: MessageToPage) => void) {
    this.place = place;
    this.#post = post;
  }

  get shell(): Shell | undefined {
    return this.#shell;
  }

  /** The learner typed something at the prompt that was not sent off. */
  get isTypedAt(): boolean {
    return this.#typed && this.#shell?.state === 'idle';
  }

  view(): TerminalView {
    const { id, host, netns } = this.place;
    const title = netns === null ? (id === host ? id : `${id} (${host})`) : `${netns} (${host})`;
    const state = this.#shell?.state ?? 'starting';
    return { id, host, title, state, commandLine: state === 'busy' ? (this.#shell?.commandLine ?? '') : '' };
  }

  /** Shows `shell` from now on; `onChange` is called when it is busy or idle again. */
  connect(shell: Shell, onChange: () => void): void {
    this.#listening.dispose();
    this.#listening = new DisposableStore();
    this.#shell = shell;
    this.#paused = false;
    this.#typed = false;
    if (this.#size) shell.resize(this.#size);
    this.#listening.add(shell.onOutput((text) => this.#print(text)));
    this.#listening.add(
      shell.onState((state) => {
        if (state !== 'idle') this.#typed = false;
        onChange();
      }),
    );
    if (this.#window !== 'none') this.draw();
    onChange();
  }

  /** Keeps what is typed until {@link release}. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held?.join('') ?? '';
    this.#held = undefined;
    if (held !== '' && this.#shell?.state !== 'ended') this.type(held);
  }

  type(keys: string): void {
    if (this.#held) {
      this.#held.push(keys);
      return;
    }
    this.#typed = true;
    this.#shell?.type(keys);
  }

  /** Empties the line that the learner is at, so that a command of the lesson is not glued to it (readline(3)). */
  clearTyped(): void {
    if (!this.isTypedAt) return;
    this.#shell?.type('\x05\x15');
    this.#typed = false;
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    if (this.#shell?.state !== 'ended') this.#shell?.resize(size);
  }

  /** The window has shown this much of what it was sent. */
  printed(length: number): void {
    this.#unprinted = Math.max(0, this.#unprinted - length);
    if (this.#paused && this.#unprinted <= LOW_WATER) this.#resume();
  }

  /** Sends the whole screen to a window that has just come, and then what the guest prints. */
  draw(): void {
    const shell = this.#shell;
    this.#window = 'drawing';
    this.#forgetSent();
    this.#resume();
    if (!shell) return;
    // Resolves when all that came before is on the screen, and before anything that comes after.
    void shell.screen.write('').then(() => {
      if (this.#window !== 'drawing' || this.#shell !== shell) return;
      const { columns, rows } = shell.screen.size;
      const data = shell.screen.serialize();
      this.#post({ type: 'terminalScreen', terminal: this.place.id, columns, rows, data });
      this.#window = 'live';
      for (const text of this.#kept.splice(0)) this.#print(text);
    });
  }

  /** The window is gone: the guest goes on printing to the screen that the host keeps. */
  undraw(): void {
    this.#window = 'none';
    this.#forgetSent();
    this.#resume();
  }

  dispose(): void {
    this.#forgetSent();
    this.#listening.dispose();
  }

  #print(text: string): void {
    if (this.#window === 'none' || text === '') return;
    if (this.#window === 'drawing') {
      this.#kept.push(text);
      return;
    }
    this.#gathered += text;
    this.#unprinted += text.length;
    if (this.#gathering === undefined) this.#send();
    if (!this.#paused && this.#unprinted > HIGH_WATER) {
      this.#paused = true;
      this.#shell?.pause();
    }
  }

  #send(): void {
    this.#gathering = undefined;
    if (this.#gathered === '') return;
    this.#post({ type: 'terminalOutput', terminal: this.place.id, data: this.#gathered });
    this.#gathered = '';
    this.#gathering = setTimeout(() => this.#send(), GATHER_MS);
  }

  /** The window gets no more of what was on its way to it. */
  #forgetSent(): void {
    this.#kept = [];
    this.#gathered = '';
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#unprinted = 0;
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#shell?.resume();
  }
}
