import { channel } from 'node:diagnostics_channel';
import {
  createLog,
  type Log,
  type LogEntry,
  type LogTag,
  type LogWriter,
} from '../../extension/core/log/log.ts';
import type { Disposable } from '../../extension/core/lifetime/disposable.ts';

/**
 * Every part of this room says what it does here, and each host listens: so no function takes a log that only hands it
 * on. See diagnostics_channel of Node's documentation.
 */
const entries = channel('patchbay.log');

export function logOf(tag: LogTag): Log {
  return createLog(tag, (entry) => {
    if (entries.hasSubscribers) entries.publish(entry);
  });
}

/** Hands on all that is logged from now on. */
export function listenToLog(write: LogWriter): Disposable {
  const listener = (entry: unknown): void => write(entry as LogEntry);
  entries.subscribe(listener);
  return { dispose: () => entries.unsubscribe(listener) };
}
