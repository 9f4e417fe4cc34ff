import type { Attempt } from '../lesson/model/lesson.ts';
import { VM_HOST, type Machine } from '../machine/machine.ts';
import { LESSON_FOLDER } from '../session/prepareWorld.ts';

/** An attempt does the work of a whole step, of which one line may take two minutes. */
const ATTEMPT_MS = 300_000;

/** Runs the script of an attempt in a machine, which is right before its step. */
export async function runAttempt(
  machine: Machine,
  { script }: Attempt,
  signal: AbortSignal | undefined,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly why: string }> {
  const ran = await machine.exec(
    VM_HOST,
    { script: `cd ${LESSON_FOLDER} && set -eu\n${script}` },
    { signal, timeoutMs: ATTEMPT_MS },
  );
  if (ran.exitCode === 0) return { ok: true };
  const why = ran.timedOut ? 'it did not end in time' : ran.stderr.trim().slice(-200);
  return { ok: false, why: why || `exit code ${ran.exitCode}` };
}
