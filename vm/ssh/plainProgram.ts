import type { ClientChannel } from 'ssh2';
import type { FailureError } from '../../extension/core/failure/failureError.ts';
import type { ProgramListener, RunningProgram } from '../transport/programResult.ts';

/** A channel with a program at its other end, and the program's exit as soon as it is reported. */
export interface ProgramChannel {
  readonly channel: ClientChannel;
  readonly exit: { code?: number | null };
}

/**
 * Listens from the first moment, within ssh2's callback: what a quick program ended with comes in the same packet as the
 * answer to the request, and whoever listens a promise later does not hear it.
 */
export function programChannel(channel: ClientChannel): ProgramChannel {
  const exit: { code?: number | null } = {};
  channel.on('exit', (code: number | null) => (exit.code = code));
  return { channel, exit };
}

/** A program that an ssh server runs by itself, over a channel of its own; `whyLost`: what is known where that is cut off. */
export function plainProgram(
  { channel, exit }: ProgramChannel,
  { stdout, stderr, ended, lost }: ProgramListener,
  whyLost: () => FailureError,
): RunningProgram {
  let listening = true;
  channel.on('data', (piece: Buffer) => listening && stdout(piece));
  channel.stderr.on('data', (piece: Buffer) => listening && stderr(piece));
  channel.on('error', () => {});
  channel.on('close', () => {
    if (!listening) return;
    if (exit.code === undefined) lost(whyLost());
    else ended(exit.code);
  });
  return {
    feed: (stdin) => channel.end(stdin),
    giveUp() {
      listening = false;
      channel.close();
    },
  };
}
