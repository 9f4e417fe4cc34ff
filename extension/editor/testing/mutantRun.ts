import type * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import { mutateLesson } from '../../core/mutate/mutateLesson.ts';
import { mutantText } from '../../core/mutate/mutantText.ts';
import { unmetJustifications, type MutantResult } from '../../core/mutate/mutateStep.ts';
import { isAsked, messageAt, print, runOnMachine, type LessonRun } from './lessonRun.ts';
import type { LessonTests } from './lessonTests.ts';

/** Tries the mutants of the steps that a request asks for; those that survive get rows of their own. */
export async function runMutants(
  tests: LessonTests,
  request: vscode.TestRunRequest,
  signal: AbortSignal,
): Promise<void> {
  const lessons = await tests.lessonsOf(request);
  const run = tests.controller.createTestRun(request);
  try {
    for (const tested of lessons) {
      if (signal.aborted) return;
      const chosen = tested.lesson.steps.flatMap(({ id }) => {
        const item = tests.itemOf(tested, id);
        return item && isAsked(request, item) ? [id] : [];
      });
      if (chosen.length > 0) await mutateSteps({ tests, tested, run, signal }, chosen);
    }
  } finally {
    run.end();
  }
}

async function mutateSteps(one: LessonRun, chosen: readonly string[]): Promise<void> {
  const { tests, run } = one;
  const { folder, lesson } = one.tested;
  const before = tests.survivorsOf(folder).filter(({ step }) => !chosen.includes(step));
  await tests.showSurvivors(folder, before);
  const items = new Map(
    chosen.flatMap((id) => {
      const item = tests.itemOf(one.tested, id);
      return item ? [[id, item] as const] : [];
    }),
  );
  const left = new Set(items.values());
  for (const item of left) run.started(item);
  const results: MutantResult[] = [];
  const whole = await runOnMachine(one, left, (machine, operation) =>
    mutateLesson(lesson, machine, new Set(chosen), {
      ...operation,
      onResult(result) {
        results.push(result);
        print(run, mutantText(result), items.get(result.step));
      },
    }),
  );
  const survivors = results.filter(({ verdict }) => verdict === 'survived');
  await tests.showSurvivors(folder, [...before, ...survivors]);
  for (const { step, name, words } of survivors) {
    const item = tests.itemOf(one.tested, `${step}/mutant/${name}`);
    const line = lesson.steps.find(({ id }) => id === step)?.line ?? 1;
    const text = say('The checks let it pass, and the network is another one: {words}', { words });
    if (item) run.failed(item, messageAt(one.tested, 'lesson.md', line, text));
  }
  // A step that was not tried to its end has no verdict.
  if (!whole) return;
  for (const stray of unmetJustifications(lesson, results))
    print(run, say('mutants.yaml names a mutant that does not exist: {stray}', { stray }));
  for (const [id, item] of items)
    if (results.some(({ step }) => step === id) && survivors.every(({ step }) => step !== id))
      run.passed(item);
}
