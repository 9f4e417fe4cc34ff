import { readState } from '../../../core/state/readState.ts';
import { findingsText } from '../../../core/unusual/findingsText.ts';
import { findUnusual } from '../../../core/unusual/findUnusual.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';
import { withMachine } from '../../findMachine.ts';

/** `patchbay explain`: what is unusual in the network, why it matters, and the command that shows it. */
export async function explain(
  context: CliContext,
  { lesson, host }: { readonly lesson?: string; readonly host?: string },
): Promise<ExitCode> {
  const state = await withMachine(context, lesson, (machine) => readState(machine, context.signal));
  const findings = findUnusual(state).filter((finding) => host === undefined || finding.host === host);
  context.print(
    context.json
      ? JSON.stringify({ findings, unread: state.unread }, undefined, 2)
      : findingsText(findings, state),
  );
  return EXIT.ok;
}
