import * as vscode from 'vscode';
import { createLog, logLine, type Log, type LogTag, type LogWriter } from '../../core/log/log.ts';
import { LogTail } from '../../core/log/logTail.ts';

/** Lines of a report. */
const MAX_LINES = 200;

/** Patchbay's output channel, whose level VS Code lets people choose ("Developer: Set Log Level"), and its last lines. */
export class EditorLog {
  readonly #channel: vscode.LogOutputChannel;
  readonly #tail = new LogTail(MAX_LINES);

  constructor(channel: vscode.LogOutputChannel) {
    this.#channel = channel;
  }

  readonly write: LogWriter = (entry) => {
    const { level, tag, message } = entry;
    this.#channel[level](`[${tag}] ${message}`);
    if (isAtLeast(level, this.#channel.logLevel)) this.#tail.add(logLine(entry));
  };

  /** What one part of Patchbay says. */
  of(tag: LogTag): Log {
    return createLog(tag, this.write);
  }

  /** What the channel has written last. */
  get lastLines(): readonly string[] {
    return this.#tail.lines;
  }

  show(): void {
    this.#channel.show();
  }
}

const ORDER = {
  trace: vscode.LogLevel.Trace,
  debug: vscode.LogLevel.Debug,
  info: vscode.LogLevel.Info,
  warn: vscode.LogLevel.Warning,
  error: vscode.LogLevel.Error,
} as const;

function isAtLeast(level: keyof typeof ORDER, chosen: vscode.LogLevel): boolean {
  return chosen !== vscode.LogLevel.Off && ORDER[level] >= chosen;
}
