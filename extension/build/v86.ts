import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { FailureError } from '../core/failure/failureError.ts';

/** `npm run v86`: builds the emulated machine where it is missing (on a Debian, as root), and prints its folder. */
const cancel = new AbortController();
process.on('SIGINT', () => cancel.abort(new Error('Cancelled.')));
try {
  let said = '';
  const folder = await buildSnapshot(openDataFolder(), {
    signal: cancel.signal,
    onProgress: ({ message }) => {
      if (message !== said) process.stderr.write(`${message}\n`);
      said = message;
    },
  });
  process.stdout.write(`${folder}\n`);
} catch (error) {
  if (!(error instanceof FailureError) && !cancel.signal.aborted) throw error;
  // The end of what the failed step said.
  if (error instanceof FailureError && typeof error.cause === 'string')
    process.stderr.write(`${error.cause}\n`);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
}
