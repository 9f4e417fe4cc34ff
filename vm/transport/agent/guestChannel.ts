import { Emitter, type Event } from '../../../extension/core/lifetime/emitter.ts';
import { indexOf, joined, randomHex, textOf, utf8 } from '../bytes.ts';

/** What the guest's side says where its agent has ended by itself; see vm/guest/programs/console/console.c. */
const ENDED = 'ended\n';

/** This side of one of the guest's consoles or ports: bytes both ways. */
export interface GuestPort {
  readonly onOutput: Event<Uint8Array>;
  write(bytes: Uint8Array): void;
}

/** The machine channel: a port with a control beside it, with an agent at its other end that is this client's own. */
export class GuestChannel {
  readonly #channel: GuestPort;
  readonly #control: GuestPort;
  readonly #data = new Emitter<Uint8Array>();
  readonly #ended = new Emitter<void>();
  readonly onData = this.#data.event;
  /** The agent has ended, with all that ran for it; `begin` makes another. */
  readonly onEnded = this.#ended.event;
  /** The word that was asked for last, and how far its coming is. */
  #word = '';
  #waiting: { readonly begun: () => void; heard: Uint8Array; readonly held: Uint8Array[] } | undefined;
  #said = '';

  constructor(channel: GuestPort, control: GuestPort) {
    this.#channel = channel;
    this.#control = control;
    channel.onOutput((bytes) => this.#hear(bytes));
    control.onOutput((bytes) => this.#hearControl(textOf(bytes)));
  }

  /** Asks for a new agent; resolves when it is there. */
  begin(): Promise<void> {
    return new Promise((resolve) => {
      // Its first letter is nowhere else in it: the guest looks for it with one eye.
      this.#word = `@${randomHex(12)}\n`;
      this.#waiting = { begun: resolve, heard: new Uint8Array(), held: [] };
      this.#said = '';
      this.#control.write(utf8(this.#word));
    });
  }

  /** What is said before the agent is there, it hears first. */
  write(bytes: Uint8Array): void {
    if (this.#waiting) this.#waiting.held.push(bytes);
    else this.#channel.write(bytes);
  }

  #hear(bytes: Uint8Array): void {
    if (!this.#waiting) return this.#data.fire(bytes);
    const heard = joined([this.#waiting.heard, bytes]);
    const at = indexOf(heard, utf8(this.#word));
    if (at < 0) {
      // Of what came before, no more is kept than the beginning of the word may have.
      this.#waiting.heard = heard.subarray(Math.max(0, heard.length - this.#word.length));
      return;
    }
    const { begun, held } = this.#waiting;
    this.#waiting = undefined;
    for (const bytes of held) this.#channel.write(bytes);
    begun();
    const rest = heard.subarray(at + this.#word.length);
    if (rest.length > 0) this.#data.fire(rest);
  }

  #hearControl(text: string): void {
    this.#said = (this.#said + text).slice(-1024);
    if (this.#waiting) {
      if (!this.#said.includes(this.#word)) return;
      // The old agent has ended: what is written now, no one but the guest's side reads.
      this.#channel.write(utf8(this.#word));
      this.#said = '';
    } else if (this.#said.includes(ENDED)) {
      this.#said = '';
      this.#ended.fire();
    }
  }
}
