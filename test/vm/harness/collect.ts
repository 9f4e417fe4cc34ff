import type { Pty } from '../../../extension/core/machine/machine.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';

/** What a terminal prints, collected. */
export interface Screen {
  readonly text: () => string;
  /** Waits until `pattern` was printed after the last `until`; fails with what was printed instead. */
  until(pattern: RegExp): Promise<string>;
  /** Shows nothing more of what is printed, so that the guest holds it back, until `resume`. */
  pause(): void;
  resume(): void;
  readonly exit: Promise<number | null>;
}

export function collect(pty: Pty): Screen {
  let printed = '';
  let seen = 0;
  let held: number | undefined;
  pty.onData((bytes) => {
    printed += Buffer.from(bytes).toString('utf8');
    if (held === undefined) pty.acknowledge(bytes.length);
    else held += bytes.length;
  });
  return {
    text: () => printed,
    async until(pattern) {
      const found = await pollUntil(() => pattern.exec(printed.slice(seen)) ?? undefined, {
        timeoutMs: 30_000,
        everyMs: 10,
      });
      if (!found) throw new Error(`${pattern} was not printed, but: ${JSON.stringify(printed.slice(seen))}`);
      seen += found.index + found[0].length;
      return found[0];
    },
    pause: () => (held ??= 0),
    resume() {
      pty.acknowledge(held ?? 0);
      held = undefined;
    },
    exit: new Promise((resolve) => void pty.onExit(({ exitCode }) => resolve(exitCode))),
  };
}
