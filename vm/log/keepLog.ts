import { isLogged, logLine, type LogLevel } from '../../extension/core/log/log.ts';
import type { Disposable } from '../../extension/core/lifetime/disposable.ts';
import { listenToLog } from './channel.ts';
import { appendLog } from './logFile.ts';

/** Always in the file, so that a report has something to say. */
const ALWAYS: LogLevel = 'info';

/** Writes what is logged from now on into `file`; where a level was chosen, that and graver to `say` too. */
export function keepLog(file: string, chosen: LogLevel | undefined, say: (line: string) => void): Disposable {
  return listenToLog((entry) => {
    const line = logLine(entry);
    if (isLogged(entry.level, ALWAYS) || (chosen !== undefined && isLogged(entry.level, chosen)))
      appendLog(file, line);
    if (chosen !== undefined && isLogged(entry.level, chosen)) say(line);
  });
}
