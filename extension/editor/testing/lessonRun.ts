import { join } from 'node:path';
import * as vscode from 'vscode';
import { failureText } from '../../core/failure/failure.ts';
import { failureLog, failureOf } from '../../core/failure/failureError.ts';
import type { Machine, Operation } from '../../core/machine/machine.ts';
import { onFreshMachine } from '../../core/machine/onFreshMachine.ts';
import type { LessonTests, TestedLesson } from './lessonTests.ts';

/** One lesson in a run of the Test Explorer. */
export interface LessonRun {
  readonly tests: LessonTests;
  readonly tested: TestedLesson;
  readonly run: vscode.TestRun;
  readonly signal: AbortSignal;
}

/** Whether a row is in what was asked for: itself, or what it belongs to. */
export function isAsked({ include, exclude }: vscode.TestRunRequest, item: vscode.TestItem): boolean {
  const among = (items: readonly vscode.TestItem[], one: vscode.TestItem | undefined): boolean =>
    one !== undefined && (items.includes(one) || among(items, one.parent));
  return (include === undefined || among(include, item)) && !among(exclude ?? [], item);
}

/**
 * Runs a task for rows of a lesson on a machine of its own; rows that are `left` when it fails are in error. A task that was
 * cancelled leaves its rows as they were. Whether it came to its end.
 */
export async function runOnMachine(
  { tests, tested: { lesson }, run, signal }: LessonRun,
  left: ReadonlySet<vscode.TestItem>,
  task: (machine: Machine, operation: Operation) => Promise<void>,
): Promise<boolean> {
  let last = '';
  const onProgress = ({ message }: { readonly message: string }): void => {
    if (message !== last) print(run, message);
    last = message;
  };
  const operation = { signal, onProgress };
  try {
    await onFreshMachine(lesson, tests.ports.create, operation, (machine) => task(machine, operation));
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    tests.ports.log(`The proof of ${lesson.id}: ${failureLog(error)}`);
    const words = failureText(failureOf(error));
    print(run, words);
    for (const item of left) run.errored(item, new vscode.TestMessage(words));
    return false;
  }
}

/** Adds lines to the output of a run. */
export function print(run: vscode.TestRun, text: string, item?: vscode.TestItem): void {
  run.appendOutput(`${text.replaceAll(/\r?\n/g, '\r\n')}\r\n`, undefined, item);
}

/** Words at a line (1-based) of a file of a lesson. */
export function messageAt(
  { folder }: TestedLesson,
  file: string,
  line: number,
  words: string,
): vscode.TestMessage {
  const message = new vscode.TestMessage(words);
  const place = new vscode.Position(line - 1, 0);
  message.location = new vscode.Location(vscode.Uri.file(join(folder, file)), place);
  return message;
}
