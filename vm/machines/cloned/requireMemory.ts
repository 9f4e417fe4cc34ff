import { freemem } from 'node:os';
import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { megabytes } from '../../store/diskSpace.ts';

/** Throws MachineError `no-memory` where fewer than `bytes` of memory are free. */
export function requireMemory(bytes: number): void {
  const free = freemem();
  if (free >= bytes) return;
  throw new MachineError('no-memory', {
    what: 'There is not enough memory for a machine.',
    why: `It needs ${megabytes(bytes)}, and ${megabytes(free)} are free.`,
    next: 'Close other programs or machines.',
  });
}
