import { say } from '../../../extension/core/language/say.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { RunResult } from '../../process/run.ts';
import { BY_CLASS, WITHOUT_CLASS, type KnownCode } from './knownFailures.ts';
import { vagrantReport, type VagrantReport } from './machineReadable.ts';
import { programEnd } from '../../process/programEnd.ts';

/** Why a call of Vagrant failed. `doing` is the call in words. */
export function vagrantFailure(doing: string, result: RunResult): FailureError {
  if (result.missing) return vagrantMissing(result);
  const report = vagrantReport(result.stdout);
  const text = report.error?.text ?? result.stderr;
  const known = knownCode(report, text);
  const cause = { error: report.error, stderr: result.stderr.slice(-4000), said: report.said.slice(-20) };
  const reason = reasonOf(text);
  if (known !== undefined) {
    const said = reason === '' ? say('Vagrant did not say why.') : say('Vagrant says: {reason}', { reason });
    return new FailureError(failure(known, { said }), cause);
  }
  const end = endOf(result);
  return new FailureError(failure('vagrant-failed', { doing, said: reason || end }), cause);
}

function endOf({ timedOut, exitCode }: RunResult): string {
  if (timedOut) return say('It took too long.');
  return programEnd(exitCode);
}

export function vagrantMissing(cause?: unknown): FailureError {
  return new FailureError(failure('vagrant-missing'), cause);
}

function knownCode({ error }: VagrantReport, text: string): KnownCode | undefined {
  const found = error && Object.hasOwn(BY_CLASS, error.class) ? BY_CLASS[error.class] : undefined;
  const byClass = typeof found === 'string' ? { code: found } : found;
  // The same words occur in other errors too: each class lists the words that distinguish it.
  const rules = error ? byClass?.more : WITHOUT_CLASS;
  return rules?.find(({ says }) => says.test(text))?.code ?? byClass?.code;
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
