import type { Lesson, OutputBlock } from '../lesson/model/lesson.ts';
import type { Machine, Operation } from '../machine/machine.ts';
import { noProgress } from '../session/lessonProgress.ts';
import { Session } from '../session/session.ts';
import { sameOutput } from './volatileText.ts';

/** An output block whose recorded text differs from what a run prints now. */
export interface NewOutput {
  readonly block: OutputBlock;
  readonly text: string;
}

/** Plays a lesson on a machine that has just started and returns what its `{output}` blocks should say instead. */
export async function recordLesson(
  lesson: Lesson,
  machine: Machine,
  operation: Operation = {},
): Promise<NewOutput[]> {
  const discarded = { load: (id: string) => Promise.resolve(noProgress(id)), save: () => Promise.resolve() };
  const session = await Session.begin(lesson, machine, discarded, operation);
  const changed: NewOutput[] = [];
  try {
    for (const step of lesson.steps) {
      operation.onProgress?.({ message: `Recording: ${step.title}` });
      let printed: string | undefined;
      for (const block of step.blocks) {
        operation.signal?.throwIfAborted();
        if (block.kind === 'stop') await session.stop(block, operation.signal);
        if (block.kind === 'run') {
          const run = await session.run(block, { signal: operation.signal });
          const shell = await session.shell(block.terminal, block);
          printed = [
            ...run.commands.map((command) => command.output),
            run.status === 'running' ? shell.output : '',
          ]
            .filter((text) => text !== '')
            .join('\n')
            .replace(/[ \t]+$/gm, '');
        }
        if (block.kind === 'output' && printed !== undefined && !sameOutput(block.text, printed)) {
          changed.push({ block, text: printed });
        }
      }
    }
  } finally {
    session.dispose();
  }
  return changed;
}

/** The lesson file with these blocks rewritten; `lines` of a block include its two fence lines. */
export function withOutputs(markdown: string, outputs: readonly NewOutput[]): string {
  const lines = markdown.split('\n');
  for (const { block, text } of [...outputs].sort((a, b) => b.block.line - a.block.line)) {
    lines.splice(block.line, block.endLine - block.line - 1, ...text.split('\n'));
  }
  return lines.join('\n');
}
