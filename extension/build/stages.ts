import { execa } from 'execa';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from './root.ts';

/** What one stage came to. */
export interface StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What failed and how, a line each: CI may keep no more than the end of the output. */
  readonly failures: readonly string[];
  /** Why it could not run on this computer, where it could not. */
  readonly skipped?: string;
}

/** A stage that is one check: it passes if the program exits with 0. Its output goes to the terminal. */
export async function runStatic(name: string, argv: readonly [string, ...string[]]): Promise<StageResult> {
  const code = await heading(name, () => runProgram(argv));
  return code === 0 ? { name, passed: 1, failed: 0, failures: [] } : broken(name, `ended with ${code}`);
}

/**
 * A stage of vitest's; counts its tests. A run that breaks without a failed test counts as one failure. One that runs
 * beside another stage (`aside`) says all that it has to say at its end.
 */
export async function runVitest(
  name: string,
  project: string,
  { aside = false }: { readonly aside?: boolean } = {},
): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const argv = ['vitest', 'run', '--project', project, ...reporters] as const;
    const code = aside ? await runAside(name, argv) : await heading(name, () => runProgram(argv));
    if (!existsSync(report)) return broken(name, `ended with ${code} and no report`);
    const found = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const { numPassedTests: passed, numFailedTests } = found;
    const failures = found.testResults.flatMap(failuresOf);
    return { name, passed, failed: Math.max(numFailedTests, code === 0 && passed > 0 ? 0 : 1), failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is read of vitest's JSON report. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  /** Of a file that broke outside its tests. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

function failuresOf({ name, status, message, assertionResults }: VitestFile): string[] {
  const file = relative(ROOT, name);
  const tests = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${start(failureMessages.join(' '))}`);
  return tests.length === 0 && status === 'failed' ? [`${file}: ${start(message)}`] : tests;
}

/** Enough of a message to know it again, on one line. */
function start(message: string): string {
  return stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').slice(0, 600);
}

/** Proves lessons through the command line; each step of each lesson counts as one. */
export async function runProof(name: string, paths: readonly string[], jobs: number): Promise<StageResult> {
  return heading(name, async () => {
    const args = [
      'extension/build/patchbay.ts',
      'test',
      '--reporter',
      'json',
      '--jobs',
      String(jobs),
      ...paths,
    ];
    const { stdout, exitCode } = await execa(process.execPath, args, {
      cwd: ROOT,
      reject: false,
      stdin: 'ignore',
      stderr: 'inherit',
    });
    let lessons: { lesson: string; error: string | null; steps: { id: string; problems: string[] }[] }[];
    try {
      ({ lessons } = JSON.parse(stdout) as { lessons: typeof lessons });
    } catch {
      return broken(name, `patchbay test ended with ${exitCode} and no report`);
    }
    let passed = 0;
    const failures: string[] = [];
    for (const { lesson, error, steps } of lessons) {
      if (error !== null) {
        failures.push(`${lesson}: ${error}`);
      }
      for (const { id, problems } of steps) {
        if (problems.length === 0) passed++;
        else failures.push(`${lesson} ${id}: ${problems.join('; ')}`);
        process.stdout.write(`${problems.length === 0 ? 'ok' : 'FAIL'} ${lesson} ${id}\n`);
      }
    }
    const failed = Math.max(failures.length, exitCode === 0 && passed > 0 ? 0 : 1);
    return { name, passed, failed, failures };
  });
}

/** A stage that did not come to its tests. */
function broken(name: string, how: string): StageResult {
  return { name, passed: 0, failed: 1, failures: [how] };
}

async function runProgram([program, ...args]: readonly [string, ...string[]]): Promise<number> {
  const result = await execa(program, args, {
    cwd: ROOT,
    reject: false,
    stdio: ['ignore', 'inherit', 'inherit'],
    preferLocal: true,
  });
  return result.exitCode ?? 1;
}

/** Runs a program while another writes to the terminal: its output comes in one piece, at its end. */
async function runAside(name: string, [program, ...args]: readonly [string, ...string[]]): Promise<number> {
  const started = performance.now();
  const options = { cwd: ROOT, reject: false, stdin: 'ignore', all: true, preferLocal: true } as const;
  const { exitCode, all } = await execa(program, args, options);
  process.stdout.write(`\n== ${name}\n${all}\n-- ${name}: ${seconds(started)} s, beside the stage before\n`);
  return exitCode ?? 1;
}

async function heading<T>(name: string, task: () => Promise<T>): Promise<T> {
  process.stdout.write(`\n== ${name}\n`);
  const started = performance.now();
  const result = await task();
  process.stdout.write(`-- ${name}: ${seconds(started)} s\n`);
  return result;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
