import { readState } from '../../../core/state/readState.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';
import { stateText } from '../../../core/state/stateText.ts';

/** `patchbay state`: the network as the kernel has it. */
export async function state(context: CliContext, lesson?: string): Promise<ExitCode> {
  const read = await withMachine(context, lesson, (machine) => readState(machine, context.signal));
  context.print(context.json ? JSON.stringify(read, undefined, 2) : stateText(read));
  return EXIT.ok;
}
