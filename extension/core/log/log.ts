/** From the most talkative to the gravest; VS Code's own levels, in its order. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The parts of Patchbay that speak. */
export const LOG_TAGS = [
  'agent',
  'ssh',
  'process',
  'machine',
  'checks',
  'player',
  'network',
  'doctor',
  'lessons',
  'editor',
  'cli',
] as const;
export type LogTag = (typeof LOG_TAGS)[number];

export interface LogEntry {
  readonly time: Date;
  readonly level: LogLevel;
  readonly tag: LogTag;
  readonly message: string;
}

/** Takes an entry to where the host keeps it; never throws. */
export type LogWriter = (entry: LogEntry) => void;

/** Where one part of Patchbay says what it does. */
export type Log = Readonly<Record<LogLevel, (message: string) => void>>;

export function createLog(tag: LogTag, write: LogWriter): Log {
  const at = (level: LogLevel) => (message: string) => write({ time: new Date(), level, tag, message });
  return { trace: at('trace'), debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Whether an entry of `level` is written where `least` is chosen. */
export function isLogged(level: LogLevel, least: LogLevel): boolean {
  return LOG_LEVELS.indexOf(level) >= LOG_LEVELS.indexOf(least);
}

/** One line: `2026-03-01T10:00:00.000Z info  [ssh] connected`; later lines of a message are indented. */
export function logLine({ time, level, tag, message }: LogEntry): string {
  return `${time.toISOString()} ${level.padEnd(5)} [${tag}] ${message.trimEnd().replaceAll('\n', '\n    ')}`;
}
