import type { ClientChannel } from 'ssh2';
import type { ProgramListener, RunningProgram } from './programResult.ts';
import { connectionLost } from './sshFailure.ts';

/** A program that an ssh server runs by itself, over a channel of its own. */
export function plainProgram(
  channel: ClientChannel,
  { stdout, stderr, ended, lost }: ProgramListener,
  whyLost: () => Error | undefined,
): RunningProgram {
  let code: number | null | undefined;
  let listening = true;
  channel.on('data', (piece: Buffer) => listening && stdout(piece));
  channel.stderr.on('data', (piece: Buffer) => listening && stderr(piece));
  channel.on('exit', (exitCode: number | null) => (code = exitCode));
  channel.on('error', () => {});
  channel.on('close', () => {
    if (!listening) return;
    if (code === undefined) lost(connectionLost('The connection was lost while a program ran.', whyLost()));
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
