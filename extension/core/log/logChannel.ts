import { createLog, type Log, type LogTag, type LogWriter } from './log.ts';
import type { Disposable } from '../lifetime/disposable.ts';

/**
 * Every part says what it does here, and each host listens: so no function takes a log that only hands it on. It costs
 * nothing where nobody listens.
 */
const writers = new Set<LogWriter>();

export function logOf(tag: LogTag): Log {
  return createLog(tag, (entry) => {
    for (const write of writers) write(entry);
  });
}

/** Hands on all that is logged from now on. */
export function listenToLog(write: LogWriter): Disposable {
  // A new function each time, so that the same writer can listen twice.
  const listener: LogWriter = (entry) => write(entry);
  writers.add(listener);
  return { dispose: () => void writers.delete(listener) };
}
