import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure } from '../../../core/failure/failure.ts';
import { FailureError, wordsOf } from '../../../core/failure/failureError.ts';
import type { NetworkDifference } from '../../../core/difference/compareNetworks.ts';
import { say } from '../../../core/language/say.ts';
import type { Lesson } from '../../../core/lesson/model/lesson.ts';
import { onFreshMachine } from '../../../core/machine/onFreshMachine.ts';
import { proveRebuild } from '../../../core/rebuild/proveRebuild.ts';
import { saveNetwork, type SavedNetwork } from '../../../core/rebuild/saveNetwork.ts';
import { skeletonLesson } from '../../../core/rebuild/skeletonLesson.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';
import { makeLessonFolder } from '../authoring/makeLessonFolder.ts';
import { createFor } from '../createFor.ts';

export interface SaveOptions {
  /** Make a lesson's folder of this name instead. */
  readonly asLesson?: string;
  /** Where that is made. */
  readonly in: string;
  /** Build it on a fresh machine, and compare. */
  readonly prove?: boolean;
  readonly lesson?: string;
}

/** `patchbay save [FILE]`: what the kernel holds, as the script that builds it; exit code 1 where a proof finds a difference. */
export async function save(
  context: CliContext,
  file: string | undefined,
  options: SaveOptions,
): Promise<ExitCode> {
  const { asLesson, prove = false } = options;
  const saved = await withMachine(context, options.lesson, async (machine, found) => {
    const lesson = await lessonOf(context, found.lesson);
    return saveNetwork(machine, lesson ?? {}, context.signal);
  });
  const folder = asLesson === undefined ? undefined : await writeSkeleton(asLesson, options.in, saved);
  if (file !== undefined) await write(file, saved.script);
  const differs = prove ? await proven(context, saved) : undefined;
  const { left } = saved.plan;
  if (context.json) {
    const { script } = saved;
    const proof = differs && { differs: differs.map(({ kind, text }) => ({ kind, text })) };
    context.print(JSON.stringify({ file: file ?? null, folder: folder ?? null, script, left, ...proof }));
  } else {
    if (file === undefined && folder === undefined) context.print(saved.script);
    if (file !== undefined)
      context.print(say('Saved {file}. To build it on a fresh machine: patchbay play {file}', { file }));
    if (folder !== undefined)
      context.print(say('Made {folder}. To prove it: patchbay test {folder}', { folder }));
    for (const words of left) context.note(say('Left out, because no command builds it: {words}', { words }));
    if (differs?.length === 0) context.note(say('Built on a fresh machine: the network is the same.'));
    for (const { kind, text } of differs ?? [])
      context.note(
        kind === 'more'
          ? say('Only the built network has: {text}', { text })
          : say('The built network lacks: {text}', { text }),
      );
  }
  return (differs ?? []).length === 0 ? EXIT.ok : EXIT.failed;
}

/** The lesson of a machine; undefined where it is not on the shelf any more. */
function lessonOf(context: CliContext, id: string | undefined): Promise<Lesson | undefined> {
  if (id === undefined) return Promise.resolve(undefined);
  return context.services.lesson(id).catch(() => undefined);
}

function proven(context: CliContext, saved: SavedNetwork): Promise<NetworkDifference[]> {
  return context.work((operation) =>
    onFreshMachine(saved, createFor(context), operation, (machine) =>
      proveRebuild(saved, machine, operation),
    ),
  );
}

async function writeSkeleton(id: string, parent: string, saved: SavedNetwork): Promise<string> {
  const files = skeletonLesson(id, saved);
  if (files === undefined) throw new FailureError(failure('nothing-to-save'));
  const folder = await makeLessonFolder(parent, id);
  for (const [path, text] of files) await write(join(folder, path), text);
  return folder;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (error) {
    throw new FailureError(failure('network-not-saved', { said: wordsOf(error) }), error);
  }
}
