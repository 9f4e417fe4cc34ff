import { say } from '../../../extension/core/language/say.ts';
import { freemem } from 'node:os';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { megabytes } from '../../store/diskSpace.ts';

/** Throws FailureError `no-memory` where fewer than `bytes` of memory are free. */
export function requireMemory(bytes: number): void {
  const free = freemem();
  if (free >= bytes) return;
  throw new FailureError(
    failure('no-memory', {
      reason: say('It needs {wanted}, and {free} are free.', {
        wanted: megabytes(bytes),
        free: megabytes(free),
      }),
    }),
  );
}
