import { nearestName } from '../checks/nearestName.ts';
import { failure, type Failure, type Result } from '../failure/failure.ts';
import { say } from '../language/say.ts';
import { isLogged, LOG_LEVELS, LOG_TAGS, type LogEntry, type LogLevel, type LogTag } from './log.ts';

/** What of the log people want to see. */
export interface LogChoice {
  /** From which level on; nothing where it is undefined. */
  readonly level: LogLevel | undefined;
  /** Parts of Patchbay with a level of their own. */
  readonly tags: ReadonlyMap<LogTag, LogLevel>;
}

/** What a tag alone asks for. */
const LEVEL_OF_TAG: LogLevel = 'debug';

/** Reads `debug`, `ssh`, or `warn,ssh=trace`: a level for all, tags, and tags with a level of their own. */
export function readLogChoice(text: string): Result<LogChoice> {
  const tags = new Map<LogTag, LogLevel>();
  let level: LogLevel | undefined;
  for (const word of text.toLowerCase().split(',')) {
    const [name = '', asked] = word.split('=').map((part) => part.trim());
    if (name === '' && asked === undefined) continue;
    const tag = LOG_TAGS.find((one) => one === name);
    const found = LOG_LEVELS.find((one) => one === (asked ?? (tag ? LEVEL_OF_TAG : name)));
    if (found && tag) tags.set(tag, found);
    else if (found && asked === undefined) level = found;
    else return { ok: false, failure: tag ? unknown(asked ?? '', LOG_LEVELS) : unknown(name) };
  }
  return { ok: true, value: { level, tags } };
}

/** Whether an entry is among what was chosen. */
export function isChosen({ level, tag }: LogEntry, chosen: LogChoice): boolean {
  const least = chosen.tags.get(tag) ?? chosen.level;
  return least !== undefined && isLogged(level, least);
}

function unknown(word: string, known: readonly string[] = [...LOG_LEVELS, ...LOG_TAGS]): Failure {
  const near = nearestName(word, known);
  const instead = near === undefined ? say('Choose one of them') : say('Did you mean {near}?', { near });
  return failure('unknown-log-choice', {
    word,
    instead,
    levels: LOG_LEVELS.join(', '),
    tags: LOG_TAGS.join(', '),
  });
}
