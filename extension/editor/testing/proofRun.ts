import { join } from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/language/say.ts';
import type { Problem } from '../../core/lesson/model/lesson.ts';
import { proveLesson } from '../../core/proof/proveLesson.ts';
import type { Verdict } from '../../core/proof/lessonProof.ts';
import { attemptFile, proofParts, type ProofPart } from '../../core/proof/proofParts.ts';
import { provenFiles } from '../../core/proof/provenFiles.ts';
import { verdictText } from '../../core/proof/verdictText.ts';
import { partId } from './lessonRows.ts';
import { isAsked, messageAt, print, runOnMachine, type LessonRun } from './lessonRun.ts';
import type { LessonTests } from './lessonTests.ts';

/** Proves what a request asks for, lesson by lesson; of that only the parts that are `among` them. */
export async function runProof(
  tests: LessonTests,
  request: vscode.TestRunRequest,
  signal: AbortSignal,
  among: (part: ProofPart) => boolean = () => true,
): Promise<void> {
  const lessons = await tests.lessonsOf(request);
  const run = tests.controller.createTestRun(request);
  try {
    const planned = lessons.map((tested) => {
      const items = new Map<string, vscode.TestItem>();
      for (const part of proofParts(tested.lesson).filter(among)) {
        const item = tests.itemOf(tested, partId(part));
        if (item && isAsked(request, item)) items.set(partId(part), item);
      }
      for (const [, item] of items) run.enqueued(item);
      return { tested, items };
    });
    for (const { tested, items } of planned) {
      if (signal.aborted) return;
      if (items.size > 0) await proveParts({ tests, tested, run, signal }, items);
    }
  } finally {
    run.end();
  }
}

/** `items`: the rows of the parts that are proven, by their ids. */
async function proveParts(one: LessonRun, items: ReadonlyMap<string, vscode.TestItem>): Promise<void> {
  const { tests, tested, run } = one;
  const { lesson, folder } = tested;
  const left = new Set(items.values());
  const wrong = (await tests.ports.lint(folder)).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) {
    for (const item of left) run.errored(item, wrong.map(problemMessage));
    return;
  }
  await runOnMachine(one, left, async (machine, operation) => {
    const proof = await proveLesson(lesson, machine, {
      ...operation,
      wanted: (part) => items.has(partId(part)),
      onBegin(part) {
        const item = items.get(partId(part));
        if (item) run.started(item);
      },
      onVerdict(verdict) {
        const item = tests.itemOf(tested, partId(verdict));
        print(run, verdictText(verdict), item);
        if (!item) return;
        left.delete(item);
        if (verdict.problems.length === 0) run.passed(item, verdict.ms);
        else run.failed(item, verdictMessages(one, verdict), verdict.ms);
      },
    });
    for (const [name, text] of provenFiles(lesson, proof)) {
      const file = vscode.Uri.file(join(folder, name));
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
      print(run, say('Wrote {file}.', { file: file.fsPath }));
    }
  });
}

function verdictMessages({ tested }: LessonRun, verdict: Verdict): vscode.TestMessage[] {
  const { step } = verdict;
  const file = attemptFile(verdict);
  const heading = tested.lesson.steps.find(({ id }) => id === step)?.line ?? 1;
  return verdict.problems.map(({ text, line }) =>
    file === undefined
      ? messageAt(tested, 'lesson.md', line ?? heading, text)
      : messageAt(tested, file, line ?? 1, text),
  );
}

function problemMessage({ file, line, column, message, instead }: Problem): vscode.TestMessage {
  const words = new vscode.TestMessage([message, instead].filter(Boolean).join(' '));
  words.location = new vscode.Location(
    vscode.Uri.file(file),
    new vscode.Position(line - 1, Math.max(column - 1, 0)),
  );
  return words;
}
