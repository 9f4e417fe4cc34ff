import { createServer } from 'node:net';
import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { freePort } from '../../../vm/process/freePort.ts';

const PREFERRED = 8750;

/** The port that was asked for; else the preferred one, so that a browser finds its window again; else a free one. */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return (await isFree(PREFERRED)) ? PREFERRED : freePort();
  if (await isFree(wanted)) return wanted;
  throw new FailureError(failure('server-port-taken', { port: wanted }));
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
