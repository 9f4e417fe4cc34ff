import { isLogged, logLine, type LogLevel } from '../../extension/core/log/log.ts';
import { isChosen, type LogChoice } from '../../extension/core/log/logChoice.ts';
import type { Disposable } from '../../extension/core/lifetime/disposable.ts';
import { listenToLog } from '../../extension/core/log/logChannel.ts';
import { appendLog } from './logFile.ts';

/** Always in the file, so that a report has something to say. */
const ALWAYS: LogLevel = 'info';

/** Writes what is logged from now on into `file`, and what was chosen to `say` too. */
export function keepLog(file: string, chosen: LogChoice, say: (line: string) => void): Disposable {
  return listenToLog((entry) => {
    const line = logLine(entry);
    const asked = isChosen(entry, chosen);
    if (asked || isLogged(entry.level, ALWAYS)) appendLog(file, line);
    if (asked) say(line);
  });
}
