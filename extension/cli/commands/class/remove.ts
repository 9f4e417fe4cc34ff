import { removeClass } from '../../../class/composeClass.ts';
import { say } from '../../../core/language/say.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface RemoveClassOptions {
  readonly name: string;
  readonly yes?: boolean;
}

/** `patchbay class remove`: ends what runs of a class, and removes its names and progress. */
export async function remove(
  context: CliContext,
  { name, yes = false }: RemoveClassOptions,
): Promise<ExitCode> {
  const question = say('Remove the class {name}, with all names and all progress in it?', { name });
  if (!yes && !(await context.confirm(question))) {
    context.note(say('Nothing was removed. To remove it without a question, use: --yes'));
    return EXIT.failed;
  }
  await removeClass(name);
  context.print(
    context.json ? JSON.stringify({ name, removed: true }) : say('The class {name} is removed.', { name }),
  );
  return EXIT.ok;
}
