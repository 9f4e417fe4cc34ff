import type { Duplex } from 'node:stream';
import { join } from 'node:path';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../extension/core/failure/failureError.ts';
import { nodeEnvironment, ourProgram } from '../../process/ourProgram.ts';
import { isAlive } from '../../process/processIdentity.ts';
import { pollUntil } from '../../../extension/core/async/pollUntil.ts';
import { spawnKept, type KeptProcess } from '../../process/spawnKept.ts';
import { connectToBackend } from '../cloned/backendSocket.ts';
import { BACKEND_LOG } from '../cloned/serialLog.ts';

/**
 * v86 compiles the guest's code as it runs, a piece at a time. V8's optimising compiler takes 400 MB more for these
 * pieces, and longer for all of them than they gain.
 */
const FLAGS = ['--liftoff-only'];

/**
 * Starts an emulator in its run folder: `restore` goes on with a saved state (a file), `boot` boots an image (a folder).
 * It runs in this process's own Node. Rejects with FailureError where that can't be run.
 */
export async function spawnEmulator(
  folder: string,
  task: 'restore' | 'boot',
  from: string,
): Promise<KeptProcess> {
  // The folder in its command line names the process as ours, see `endProcessesOf`.
  const program = ourProgram(import.meta.url, 'emulator.cjs', 'emulator/main.ts');
  const argv = [process.execPath, ...FLAGS, program, `${folder}/`, task, from] as const;
  try {
    return await spawnKept([...argv], {
      cwd: folder,
      logFile: join(folder, BACKEND_LOG),
      env: nodeEnvironment(),
    });
  } catch (error) {
    throw new FailureError(failure('emulator-not-started', { said: wordsOf(error) }), error);
  }
}

/** The agent's connection, as soon as the emulator has one to give; undefined where it ends, or the time does. */
export function connectToAgent(
  folder: string,
  kept: KeptProcess,
  options: { readonly timeoutMs: number; readonly signal: AbortSignal | undefined },
): Promise<Duplex | undefined> {
  const connect = async (): Promise<Duplex | false | undefined> => {
    try {
      return await connectToBackend(folder, 'agent');
    } catch {
      return isAlive(kept.identity) ? undefined : false;
    }
  };
  return pollUntil(connect, { ...options, everyMs: 5 }).then((connection) => connection || undefined);
}
