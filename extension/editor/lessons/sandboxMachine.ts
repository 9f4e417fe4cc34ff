import { say } from '../../core/language/say.ts';
import { sandboxLesson, SANDBOX_ID } from '../../core/sandbox/sandboxLesson.ts';
import type { Sandbox } from '../../core/sandbox/sandboxScript.ts';
import { noProgress } from '../../core/session/lessonProgress.ts';
import type { MachineSource } from '../../player/playerPorts.ts';
import { confirmModally } from '../window/editorPorts.ts';
import type { LessonOnShelf } from './lessonShelf.ts';

/** A sandbox as a lesson of the shelf; it has no pictures, so `folder` is any. */
export function sandboxOnShelf(sandbox: Sandbox, folder: string): LessonOnShelf {
  const progress = noProgress(SANDBOX_ID);
  return { id: SANDBOX_ID, folder, lesson: sandboxLesson(sandbox), errors: [], progress };
}

/** Ends the sandbox that another window has left running, after asking; false where the learner says no. */
export async function endLeftSandbox(machines: MachineSource): Promise<boolean> {
  const left = await machines.running(SANDBOX_ID, {});
  if (left === undefined) return true;
  const agreed = await confirmModally({
    what: say('End the sandbox that runs?'),
    detail: say('What was built there is lost unless it was saved.'),
    yes: say('End it'),
  });
  if (agreed) await (await machines.attach(left, {})).destroy();
  return agreed;
}
