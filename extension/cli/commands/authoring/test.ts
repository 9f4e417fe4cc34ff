import { join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { Semaphore } from '../../../core/async/semaphore.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import type { Operation } from '../../../core/machine/machine.ts';
import { onFreshMachine } from '../../../core/machine/onFreshMachine.ts';
import type { ProofOperation, Verdict } from '../../../core/proof/lessonProof.ts';
import { isDrill, isReplayed, proveLesson } from '../../../core/proof/proveLesson.ts';
import { verdictText } from '../../../core/proof/verdictText.ts';
import type { CliContext, LessonInFolder } from '../../cliServices.ts';
import { createFor } from '../createFor.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { firstProblem } from '../../report/firstProblem.ts';
import { proofAnnotations } from '../../report/annotations.ts';
import { writeProven } from './writeProven.ts';
import { proofReporters, runText, type ProofRun } from '../../report/proofReport.ts';

export interface TestOptions {
  readonly reporter: string;
  /** How many times each lesson is proven. */
  readonly repeat: number;
  /** Lessons proven side by side, each on a machine of its own. */
  readonly jobs: number;
  /** Only each step's commands and its checks after them: quicker, and no proof. */
  readonly replay: boolean;
  /** Only the drills: quicker, and no proof of the lesson. */
  readonly drills?: boolean;
}

const REPORTERS = { ...proofReporters, github: proofAnnotations } as const;

/**
 * `patchbay test PATH…`: proves lessons on fresh machines; prints each verdict on stderr as it comes, and the report at
 * the end. Exit code 1 where a lesson is not proven, 3 where a machine failed.
 */
export async function test(
  context: CliContext,
  paths: readonly string[],
  options: TestOptions,
): Promise<ExitCode> {
  if (!Object.hasOwn(REPORTERS, options.reporter)) {
    const known = Object.keys(REPORTERS).join(', ');
    throw new FailureError(failure('unknown-reporter', { reporter: options.reporter, known }));
  }
  const report = REPORTERS[options.reporter as keyof typeof REPORTERS];
  const lessons: LessonInFolder[] = [];
  // The longest of a folder first, so that none runs alone at the end.
  for (const path of paths) {
    const found = await context.services.lessonsAt(path);
    lessons.push(...found.toSorted((a, b) => amountOfWork(b.lesson) - amountOfWork(a.lesson)));
  }
  if (!options.replay) await requireWhole(context, paths);
  const jobs = lessons.flatMap((one) =>
    Array.from({ length: options.repeat }, (_, index) => ({ ...one, repeat: index + 1 })),
  );
  const wanted = options.replay ? isReplayed : options.drills === true ? isDrill : undefined;
  const runs: ProofRun[] = [];
  await context.work(async (operation) => {
    const machines = new Semaphore(options.jobs);
    const proving = jobs.map((job) =>
      // Without the signal: a cancel ends when the machines of running proofs are destroyed.
      machines.run(undefined, async () => {
        operation.signal?.throwIfAborted();
        const run = await prove(context, job, operation, wanted);
        runs.push(run);
        context.note(`${runText(run)} (${runs.length} of ${jobs.length})`);
      }),
    );
    await Promise.all(proving);
  });
  runs.sort((a, b) => a.lesson.localeCompare(b.lesson) || a.repeat - b.repeat);
  context.print(report(runs));
  if (runs.some((run) => run.proof && !run.proof.ok)) return EXIT.failed;
  return runs.some((run) => !run.proof) ? EXIT.machine : EXIT.ok;
}

/** Throws FailureError for what a proof would ignore, for example an attempt for a step that does not exist. */
async function requireWhole({ services }: CliContext, paths: readonly string[]): Promise<void> {
  const problems = (await Promise.all(paths.map((path) => services.lint(path)))).flat();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = firstProblem(errors, paths.join(' '));
  if (first !== undefined) throw new FailureError(failure('lesson-has-problems', { problem: first }));
}

function amountOfWork({ steps, wrong, right }: Lesson): number {
  return steps.length + wrong.length + right.length;
}

async function prove(
  context: CliContext,
  job: LessonInFolder & { repeat: number },
  operation: Operation,
  wanted: ProofOperation['wanted'],
): Promise<ProofRun> {
  const { folder, lesson, repeat } = job;
  const stepLines = new Map(lesson.steps.map(({ id, line }) => [id, line]));
  const told = { lesson: lesson.id, repeat, file: join(folder, 'lesson.md'), stepLines };
  // Without a terminal, messages are lines of a log, and the verdicts say the same.
  const onProgress = process.stderr.isTTY ? operation.onProgress : undefined;
  const { signal } = operation;
  try {
    const onVerdict = (verdict: Verdict): void => context.note(verdictText(verdict));
    const proving = { onProgress, onVerdict, signal, wanted };
    const proof = await onFreshMachine(lesson, createFor(context), proving, (machine) =>
      proveLesson(lesson, machine, proving),
    );
    if (proof.ok && repeat === 1) await writeProven(context, folder, lesson, proof);
    return { ...told, proof };
  } catch (error) {
    signal?.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    return { ...told, error: why };
  }
}
