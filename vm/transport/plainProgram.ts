import type { ClientChannel } from 'ssh2';
import type { MachineError } from '../../extension/core/machine/machineError.ts';
import type { ProgramListener, RunningProgram } from './programResult.ts';

/** A program that an ssh server runs by itself, over a channel of its own; `whyLost`: what is known where that is cut off. */
export function plainProgram(
  channel: ClientChannel,
  { stdout, stderr, ended, lost }: ProgramListener,
  whyLost: () => MachineError,
): RunningProgram {
  let code: number | null | undefined;
  let listening = true;
  channel.on('data', (piece: Buffer) => listening && stdout(piece));
  channel.stderr.on('data', (piece: Buffer) => listening && stderr(piece));
  channel.on('exit', (exitCode: number | null) => (code = exitCode));
  channel.on('error', () => {});
  channel.on('close', () => {
    if (!listening) return;
    if (code === undefined) lost(whyLost());
    else ended(code);
  });
  return {
    feed: (stdin) => channel.end(stdin),
    giveUp() {
      listening = false;
      channel.close();
    },
  };
}
