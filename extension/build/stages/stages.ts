import { execa } from 'execa';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT } from '../root.ts';
import { heading, runAside, runProgram } from './stageOutput.ts';

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

/** Whether a stage runs beside the one that has the terminal; it then says all that it has to say at its end. */
interface StageOptions {
  readonly aside?: boolean;
}

/** A stage that is one check: it passes if the program exits with 0. Its output goes to the terminal. */
export async function runStatic(
  name: string,
  argv: readonly [string, ...string[]],
  { aside = false }: StageOptions = {},
): Promise<StageResult> {
  const { exitCode, lastLine } = aside
    ? await runAside(name, argv)
    : await heading(name, () => runProgram(argv));
  if (exitCode === 0) return { name, passed: 1, failed: 0, failures: [] };
  return broken(name, lastLine ? `ended with ${exitCode}: ${start(lastLine)}` : `ended with ${exitCode}`);
}

/** A stage that cannot run on this computer. */
export function skippedStage(name: string, skipped: string): StageResult {
  return { name, passed: 0, failed: 0, failures: [], skipped };
}

/** A stage of vitest's; counts its tests. A run that breaks without a failed test counts as one failure. */
export async function runVitest(
  name: string,
  project: string,
  { aside = false }: StageOptions = {},
): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const argv = ['vitest', 'run', '--project', project, ...reporters] as const;
    const { exitCode } = aside ? await runAside(name, argv) : await heading(name, () => runProgram(argv));
    if (!existsSync(report)) return broken(name, `ended with ${exitCode} and no report`);
    const found = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const { numPassedTests: passed, numFailedTests } = found;
    const failures = found.testResults.flatMap(failuresOf);
    return { name, passed, failed: Math.max(numFailedTests, exitCode === 0 && passed > 0 ? 0 : 1), failures };
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
