import { createServer } from 'node:net';
import { MachineError } from '../../core/machine/machineError.ts';
import { freePort } from '../../../vm/machines/qemu/freePort.ts';

const PREFERRED = 8750;

/** The port that was asked for; else the preferred one, so that a browser finds its window again; else a free one. */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === undefined) return (await isFree(PREFERRED)) ? PREFERRED : freePort();
  if (await isFree(wanted)) return wanted;
  throw new MachineError('port-taken', {
    what: 'VS Code for the browser was not started.',
    why: `Port ${wanted} of 127.0.0.1 can't be listened on: another program has it, or it is reserved.`,
    next: 'Choose another with --port, or none: a free one is found then.',
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
