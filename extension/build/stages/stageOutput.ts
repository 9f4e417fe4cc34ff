import { execa } from 'execa';
import { ROOT } from '../root.ts';

/** How a stage's program ended. */
export interface ProgramEnd {
  readonly exitCode: number;
  /** What it said last, where it ran beside another stage. */
  readonly lastLine?: string;
}

type Argv = readonly [string, ...string[]];

/** One stage has the terminal; what those beside it have to say waits here until it is done. */
const waiting: string[] = [];
let taken = false;

/** A stage that has the terminal to itself while it runs; `about` stands behind its name. */
export async function heading<T>(name: string, task: () => Promise<T>, about = ''): Promise<T> {
  process.stdout.write(`\n== ${name}${about && ` (${about})`}\n`);
  taken = true;
  const started = performance.now();
  try {
    const result = await task();
    process.stdout.write(`-- ${name}: ${seconds(started)} s\n`);
    return result;
  } finally {
    taken = false;
    process.stdout.write(waiting.splice(0).join(''));
  }
}

/** Runs a program whose output goes to the terminal. */
export async function runProgram([program, ...args]: Argv): Promise<ProgramEnd> {
  const stdio = ['ignore', 'inherit', 'inherit'] as const;
  const { exitCode } = await execa(program, args, { cwd: ROOT, reject: false, stdio, preferLocal: true });
  return { exitCode: exitCode ?? 1 };
}

/** Runs a program beside the stage that has the terminal: its output comes in one piece, after that stage. */
export async function runAside(name: string, [program, ...args]: Argv): Promise<ProgramEnd> {
  const started = performance.now();
  const options = { cwd: ROOT, reject: false, stdin: 'ignore', all: true, preferLocal: true } as const;
  const result = await execa(program, args, options);
  // A program that could not be started said nothing.
  const all = result.all || (result.shortMessage ?? '');
  const said = `\n== ${name}\n${all}\n-- ${name}: ${seconds(started)} s, beside other stages\n`;
  if (taken) waiting.push(said);
  else process.stdout.write(said);
  return { exitCode: result.exitCode ?? 1, lastLine: all.trimEnd().split('\n').at(-1) ?? '' };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
