import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type { Pty } from '../../../extension/core/machine/machine.ts';

/** A pty whose shell is the test: it sees what is typed and prints what it likes. */
export class FakePty implements Pty {
  readonly #data = new Emitter<Uint8Array>();
  readonly #exit = new Emitter<{ exitCode: number | null }>();
  readonly onData = this.#data.event;
  readonly onExit = this.#exit.event;
  readonly typed: string[] = [];
  acknowledged = 0;
  answer: (typed: string) => void = () => undefined;

  print(text: string): void {
    this.#data.fire(new TextEncoder().encode(text));
  }
  end(exitCode: number): void {
    this.#exit.fire({ exitCode });
  }
  write(data: string | Uint8Array): void {
    const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
    this.typed.push(text);
    this.answer(text);
  }
  resize(): void {}
  acknowledge(bytes: number): void {
    this.acknowledged += bytes;
  }
  dispose(): void {
    this.#data.dispose();
    this.#exit.dispose();
  }
}

export const PROMPT = '\x1b]133;A\x07root@vm:~# \x1b]133;B\x07';
export const PS2 = '\x1b]133;A;k=s\x07> \x1b]133;B\x07';
export const started = (commandLine: string): string => `\x1b]633;E;${commandLine}\x07\x1b]133;C\x07`;
export const done = (exitCode: number): string => `\x1b]133;D;${exitCode}\x07`;
