import ora from 'ora';
import type { Progress } from '../core/machine/machine.ts';

/** Progress of long work on stderr: a spinner on a terminal, a line for each new message elsewhere. */
export interface ProgressDisplay {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

export function progressDisplay(quiet = false): ProgressDisplay {
  if (quiet) return { show: () => undefined, end: () => undefined };
  if (!process.stderr.isTTY) {
    let last = '';
    return {
      show: ({ message }) => {
        if (message !== last) process.stderr.write(`${message}\n`);
        last = message;
      },
      end: () => undefined,
    };
  }
  // Leaves Ctrl-C to our own handler, which cancels and cleans up.
  const spinner = ora({ stream: process.stderr, discardStdin: false, hideCursor: false });
  return {
    show: ({ message, fraction }) => {
      spinner.text = fraction === undefined ? message : `${message} (${Math.round(fraction * 100)} %)`;
      if (!spinner.isSpinning) spinner.start();
    },
    end: () => spinner.stop(),
  };
}
