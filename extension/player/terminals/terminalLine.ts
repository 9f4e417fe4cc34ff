import { DisposableStore, type Disposable } from '../../core/lifetime/disposable.ts';
import type { TerminalSize } from '../../core/machine/machine.ts';
import type { Shell, ShellOutput } from '../../core/terminal/shell.ts';
import type { OutputReader } from '../../core/terminal/slowestReader.ts';
import type { MessageToPage } from '../../protocol/messages.ts';
import type { TerminalView } from '../../protocol/playerView.ts';

/** What comes this soon after a message goes with the next: a message to a window costs more than what is in it. */
const GATHER_MS = 8;
/**
 * Messages on their way to the window; what comes meanwhile goes with the next, so that a slow one
 * gets few and long ones.
 */
const MAX_SENT = 3;

const NOTHING: ShellOutput = { text: '', bytes: 0 };

export interface TerminalAddress {
  readonly id: string;
  readonly host: string;
  readonly netns: string | null;
}

/** A message on its way to the window: its text in UTF-16 units, and the bytes of the terminal that this was. */
interface SentOutput {
  readonly units: number;
  readonly bytes: number;
}

/**
 * One terminal of the player: what the guest prints goes to the window as long as one is there. What the window has shown
 * is what lets the guest go on.
 */
export class TerminalLine implements Disposable {
  readonly place: TerminalAddress;
  readonly #post: (message: MessageToPage) => void;
  #shell: Shell | undefined;
  #listening = new DisposableStore();
  #size: TerminalSize | undefined;
  /** `drawing`: the window gets the whole screen in a moment, and what comes meanwhile is kept for after it. */
  #window: 'none' | 'drawing' | 'live' = 'none';
  #kept: ShellOutput[] = [];
  #gathered: ShellOutput = NOTHING;
  #gathering: unknown;
  #sent: SentOutput[] = [];
  #reader: OutputReader | undefined;
  #typed = false;
  /** What is typed before there is a shell: it waits for it. */
  #early: string[] = [];
  /** Why there is no shell. */
  #failure: string | undefined;

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
    const state = this.#shell?.state ?? (this.#failure === undefined ? 'starting' : 'ended');
    return { id, host, title, state, commandLine: state === 'busy' ? (this.#shell?.commandLine ?? '') : '' };
  }

  /** Shows `shell` from now on; `onChange` is called when it is busy or idle again. */
  connect(shell: Shell, onChange: () => void): void {
    this.#listening.dispose();
    this.#listening = new DisposableStore();
    this.#shell = shell;
    this.#failure = undefined;
    this.#typed = false;
    if (this.#size) shell.resize(this.#size);
    this.#listening.add(shell.onOutput((output) => this.#print(output)));
    this.#listening.add(
      shell.onState((state) => {
        if (state !== 'idle') this.#typed = false;
        onChange();
      }),
    );
    if (this.#window !== 'none') this.draw();
    const early = this.#early.splice(0).join('');
    if (early !== '') this.type(early);
    onChange();
  }

  /** There is no shell, and `why` stands in its place until there is one. */
  fail(why: string): void {
    this.#shell = undefined;
    this.#failure = why;
    this.#early = [];
    if (this.#window !== 'none') this.draw();
  }

  type(keys: string): void {
    if (!this.#shell) {
      if (this.#failure === undefined) this.#early.push(keys);
      return;
    }
    this.#typed = true;
    this.#shell.type(keys);
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

  /** The window has shown this many more UTF-16 units of what it received. */
  printed(length: number): void {
    let left = length;
    while (this.#sent[0] && left >= this.#sent[0].units) {
      const [{ units, bytes }] = this.#sent.splice(0, 1) as [SentOutput];
      left -= units;
      this.#reader?.shown(bytes);
    }
    const [first] = this.#sent;
    if (first) this.#sent[0] = { units: first.units - left, bytes: first.bytes };
    if (this.#gathering === undefined) this.#send();
  }

  /** Sends the whole screen to a window that has just come, and then what the guest prints. */
  draw(): void {
    const shell = this.#shell;
    const terminal = this.place.id;
    this.#window = 'drawing';
    this.#forgetSent();
    if (!shell) {
      if (this.#failure === undefined) return;
      this.#post({ type: 'terminalScreen', terminal, columns: 0, rows: 0, data: `${this.#failure}\r\n` });
      return;
    }
    const reader = shell.addReader();
    this.#reader = reader;
    shell.whenCaughtUp(() => {
      if (this.#window !== 'drawing' || this.#reader !== reader) return;
      const { columns, rows } = shell.screen.size;
      const data = shell.screen.serialize();
      this.#post({ type: 'terminalScreen', terminal, columns, rows, data });
      this.#window = 'live';
      for (const output of this.#kept.splice(0)) this.#print(output);
    });
  }

  /** The window is gone: the guest goes on printing to the screen that the host keeps. */
  undraw(): void {
    this.#window = 'none';
    this.#forgetSent();
  }

  dispose(): void {
    this.#forgetSent();
    this.#listening.dispose();
  }

  #print(output: ShellOutput): void {
    if (this.#window === 'none') return;
    if (this.#window === 'drawing') {
      this.#kept.push(output);
      return;
    }
    const { text, bytes } = this.#gathered;
    this.#gathered = { text: text + output.text, bytes: bytes + output.bytes };
    if (this.#gathering === undefined) this.#send();
  }

  #send(): void {
    this.#gathering = undefined;
    const { text, bytes } = this.#gathered;
    // Of a character that was cut in two, the first half is no text yet.
    if (text === '' || this.#sent.length >= MAX_SENT) return;
    this.#sent.push({ units: text.length, bytes });
    this.#post({ type: 'terminalOutput', terminal: this.place.id, data: text });
    this.#gathered = NOTHING;
    this.#gathering = setTimeout(() => this.#send(), GATHER_MS);
  }

  /** The window gets no more of what was on its way to it. */
  #forgetSent(): void {
    this.#kept = [];
    this.#gathered = NOTHING;
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#sent = [];
    this.#reader?.dispose();
    this.#reader = undefined;
  }
}
