import { MachineError } from '../../../extension/core/machine/machineError.ts';
import { QEMU_INSTEAD } from '../../../extension/core/machine/qemuInstead.ts';
import type { RunResult } from '../../process/run.ts';
import { BY_CLASS, WITHOUT_CLASS, type Failure } from './knownFailures.ts';
import { vagrantReport, type VagrantReport } from './machineReadable.ts';

/** Why a call of Vagrant failed, in one sentence each: what, why, what next. `doing` is the call in words. */
export function vagrantFailure(doing: string, result: RunResult): MachineError {
  if (result.missing) return vagrantMissing(result);
  const report = vagrantReport(result.stdout);
  const text = report.error?.text ?? result.stderr;
  const known = findFailure(report, text);
  const cause = { error: report.error, stderr: result.stderr.slice(-4000), said: report.said.slice(-20) };
  if (known) {
    const { reason, what, next } = known;
    return new MachineError(reason, { what, why: `Vagrant says: ${reasonOf(text) || what}`, next }, cause);
  }
  return new MachineError(
    'failed',
    {
      what: `Vagrant failed while ${doing}.`,
      why:
        reasonOf(text) ||
        (result.timedOut ? 'It took too long.' : `It ended with ${result.exitCode ?? 'a signal'}.`),
      next: 'Look into the log, which has all that it said, mend that, and start again.',
    },
    cause,
  );
}

export function vagrantMissing(cause?: unknown): MachineError {
  const text = {
    what: 'Vagrant is not installed.',
    why: 'The machine that is wanted is made by it.',
    next: `Install it, on Debian with apt-get install vagrant vagrant-libvirt; or ${QEMU_INSTEAD}.`,
  };
  return new MachineError('not-installed', text, cause);
}

function findFailure({ error }: VagrantReport, text: string): Failure | undefined {
  const byClass = error && Object.hasOwn(BY_CLASS, error.class) ? BY_CLASS[error.class] : undefined;
  // The same words occur in other errors too: each class lists the words that distinguish it.
  const rules = error ? byClass?.more : WITHOUT_CLASS;
  return rules?.find(({ says }) => says.test(text))?.failure ?? byClass;
}

/**
 * The sentence that matters. Vagrant's texts are paragraphs, with line breaks within sentences; where the first only
 * says that the reason is "shown below", that is the one that is wanted.
 */
function reasonOf(text: string): string {
  const error = (/^(?:Error|Stderr|Error message given during initialization): (.+)$/m.exec(text) ??
    // The head of a Ruby trace.
    /^\S+:in [`'].+?': (.+?)(?: \([\w:]+\))?$/m.exec(text))?.[1];
  const [first = '', second] = text.trim().split(/\n\s*\n/);
  const pointsOn = /\b(reproduced|shown)\s+below|\(if any\):|very early stage:/.test(first);
  const line = (error ?? (pointsOn && second !== undefined ? second : first)).replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?]$/.test(line) ? line : `${line}.`;
}
