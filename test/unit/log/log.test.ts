import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { failureText } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import {
  createLog,
  isLogged,
  LOG_LEVELS,
  logLine,
  type LogEntry,
  type LogLevel,
  type LogTag,
} from '../../../extension/core/log/log.ts';
import { isChosen, readLogChoice } from '../../../extension/core/log/logChoice.ts';
import { LogTail } from '../../../extension/core/log/logTail.ts';
import { listenToLog, logOf } from '../../../extension/core/log/logChannel.ts';
import { appendLog, lastLogLines, logFileOf } from '../../../vm/log/logFile.ts';

const time = new Date('2026-03-01T10:00:00Z');

test('an entry carries its level and the tag of who spoke', () => {
  const entries: LogEntry[] = [];
  const log = createLog('ssh', (entry) => entries.push(entry));
  log.debug('connecting');
  log.error('refused');
  expect(entries.map(({ level, tag, message }) => [level, tag, message])).toEqual([
    ['debug', 'ssh', 'connecting'],
    ['error', 'ssh', 'refused'],
  ]);
});

test('a line says when, how grave, who and what; more lines belong to it', () => {
  expect(logLine({ time, level: 'warn', tag: 'agent', message: 'first\nsecond\n' })).toBe(
    '2026-03-01T10:00:00.000Z warn  [agent] first\n    second',
  );
});

test('a level lets graver ones through', () => {
  expect(isLogged('error', 'info')).toBe(true);
  expect(isLogged('info', 'info')).toBe(true);
  expect(isLogged('debug', 'info')).toBe(false);
});

describe('what people choose to see', () => {
  const entry = (level: LogLevel, tag: LogTag): LogEntry => ({ time, level, tag, message: '' });
  /** `level tag` of what is shown. */
  const shown = (text: string): string[] => {
    const chosen = readLogChoice(text);
    if (!chosen.ok) throw new FailureError(chosen.failure);
    const all = LOG_LEVELS.flatMap((level) => (['ssh', 'cli'] as const).map((tag) => entry(level, tag)));
    return all.filter((one) => isChosen(one, chosen.value)).map(({ level, tag }) => `${level} ${tag}`);
  };

  test.each([
    ['', []],
    ['warn', ['warn ssh', 'warn cli', 'error ssh', 'error cli']],
    [' Error ', ['error ssh', 'error cli']],
    ['error,ssh=warn', ['warn ssh', 'error ssh', 'error cli']],
    ['cli', ['debug cli', 'info cli', 'warn cli', 'error cli']],
    ['ssh=error, cli=error', ['error ssh', 'error cli']],
  ])('%j', (text, lines) => {
    expect(shown(text)).toEqual(lines);
  });

  test.each([
    ['debg', /PATCHBAY_LOG has 'debg'.*Did you mean debug\?/],
    ['agnt', /'agnt'.*Did you mean agent\?/],
    ['warn,xyzzy', /'xyzzy'.*trace, debug.*agent, ssh.*Choose one of them\./],
    ['ssh=inf', /'inf'.*Did you mean info\?/],
    ['ssh=', /has ''/],
    ['=debug', /has ''/],
    ['ssh=cli', /'cli'/],
  ])('what is misspelled is said: %j', (text, words) => {
    const chosen = readLogChoice(text);
    expect(chosen).toMatchObject({ ok: false, failure: { code: 'unknown-log-choice' } });
    expect(!chosen.ok && failureText(chosen.failure)).toMatch(words);
  });
});

test('a tail keeps the last lines', () => {
  const tail = new LogTail(2);
  for (const line of ['a', 'b', 'c']) tail.add(line);
  expect(tail.lines).toEqual(['b', 'c']);
});

test('what the machines’ side says reaches those who listen, as long as they do', () => {
  const heard: string[] = [];
  const listening = listenToLog(({ tag, message }) => heard.push(`${tag}: ${message}`));
  logOf('machine').info('started');
  listening.dispose();
  logOf('machine').info('ended');
  expect(heard).toEqual(['machine: started']);
});

describe('the file', () => {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-log-'));
  const file = logFileOf({ root });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('never holds more than twice its limit, and the last lines are there', () => {
    for (let line = 0; line < 1000; line++) appendLog(file, `line ${line}`, 1000);
    expect(readdirSync(dirname(file)).sort()).toEqual(['patchbay.log', 'patchbay.log.1']);
    expect(statSync(`${file}.1`).size).toBeLessThan(1100);
    expect(lastLogLines(file, 3)).toEqual(['line 997', 'line 998', 'line 999']);
    expect(lastLogLines(file, 40)).toHaveLength(40);
  });

  test('that is not there has no lines, and one that cannot be written ends nobody', () => {
    expect(lastLogLines(file, 10)).toEqual([]);
    expect(() => appendLog(join(import.meta.filename, 'log', 'x.log'), 'line')).not.toThrow();
  });
});
