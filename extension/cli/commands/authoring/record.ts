import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onFreshMachine } from '../../../core/machine/onFreshMachine.ts';
import { recordLesson, withOutputs } from '../../../core/proof/recordLesson.ts';
import type { CliContext } from '../../cliServices.ts';
import { createFor } from '../createFor.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

/** `patchbay record LESSON`: plays it on a fresh machine and rewrites the outputs that are no longer true. */
export async function record(context: CliContext, lessonName: string): Promise<ExitCode> {
  const lesson = await context.services.original(lessonName);
  const file = join(await context.services.folderOf(lessonName), 'lesson.md');
  const changed = await context.work((operation) =>
    onFreshMachine(lesson, createFor(context), operation, (machine) =>
      recordLesson(lesson, machine, operation),
    ),
  );
  if (changed.length > 0) await writeFile(file, withOutputs(await readFile(file, 'utf8'), changed));
  const lines = changed.map(({ block }) => block.line);
  if (context.json) context.print(JSON.stringify({ file, rewritten: lines }));
  else if (lines.length === 0) context.print('Every recorded output is still true.');
  else context.print(`Rewrote ${lines.length} outputs in ${file}, at lines ${lines.join(', ')}.`);
  return EXIT.ok;
}
