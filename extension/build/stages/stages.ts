import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../root.ts';
import { heading, runAside, runProgram, type ProgramEnd } from './stageOutput.ts';
import { brokenStage, firstWords, type StageResult, type Timing } from './stageResult.ts';

/** How a stage shares the terminal. */
export interface StageOptions {
  /** It runs beside the one that has the terminal, and then says all that it has to say at its end. */
  readonly aside?: boolean;
  /** Behind its name: how long it may take. */
  readonly about?: string;
}

type Argv = readonly [string, ...string[]];

function run(name: string, argv: Argv, { aside = false, about }: StageOptions): Promise<ProgramEnd> {
  return aside ? runAside(name, argv) : heading(name, () => runProgram(argv), about);
}

/** A stage that is one check: it passes if the program exits with 0. Its output goes to the terminal. */
export async function runStatic(name: string, argv: Argv, options: StageOptions = {}): Promise<StageResult> {
  const { exitCode, lastLine } = await run(name, argv, options);
  if (exitCode === 0) return { name, passed: 1, failed: 0, failures: [] };
  return brokenStage(
    name,
    lastLine ? `ended with ${exitCode}: ${firstWords(lastLine)}` : `ended with ${exitCode}`,
  );
}

/** A stage of vitest's; counts its tests. A run that breaks without a failed test counts as one failure. */
export async function runVitest(
  name: string,
  project: string,
  options: StageOptions = {},
): Promise<StageResult> {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const { exitCode } = await run(name, ['vitest', 'run', '--project', project, ...reporters], options);
    if (!existsSync(report)) return brokenStage(name, `ended with ${exitCode} and no report`);
    const found = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const { numPassedTests: passed, numFailedTests } = found;
    return {
      name,
      passed,
      failed: Math.max(numFailedTests, exitCode === 0 && passed > 0 ? 0 : 1),
      failures: found.testResults.flatMap(failuresOf),
      timings: found.testResults.flatMap(timingsOf),
    };
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
    /** Milliseconds; absent where it was skipped. */
    readonly duration?: number | null;
  }[];
}

function failuresOf({ name, status, message, assertionResults }: VitestFile): string[] {
  const file = relative(ROOT, name);
  const tests = assertionResults
    .filter((test) => test.status === 'failed')
    .map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstWords(failureMessages.join(' '))}`);
  return tests.length === 0 && status === 'failed' ? [`${file}: ${firstWords(message)}`] : tests;
}

function timingsOf({ name, assertionResults }: VitestFile): Timing[] {
  const file = relative(ROOT, name);
  return assertionResults.map(({ fullName, duration }) => ({
    what: `${file}: ${fullName}`,
    seconds: (duration ?? 0) / 1000,
  }));
}
