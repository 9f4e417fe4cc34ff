import type { CheckSpec } from '../checks/checkKinds.ts';
import { shellQuote } from '../machine/shellQuote.ts';
import { checkLine, type Lesson, type Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { asEarlier, lastingChecks } from '../session/lastingChecks.ts';
import type { StepProof } from './lessonProof.ts';
import { look } from './lookAtChecks.ts';

const UNDO_MS = 20_000;

/**
 * Undoes what a check of an earlier step asks for, on a machine at this step, and demands that the check tells. Another
 * check for each step, so that a lesson's proof undoes many. Leaves the machine with it undone.
 */
export async function undoOneEarlier(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  proof: StepProof,
  signal: AbortSignal | undefined,
): Promise<void> {
  const earlier = lastingChecks(lesson, step).map((one) => ({ ...one, undo: undoOf(one.check) }));
  const start = lesson.steps.indexOf(step);
  for (let turn = 0; turn < earlier.length; turn++) {
    const chosen = earlier[(start + turn) % earlier.length];
    if (chosen?.undo == null) continue;
    const { check, undo } = chosen;
    const host = check.host ?? lesson.defaultHost;
    const ran = await machine.exec(host, { script: undo }, { signal, timeoutMs: UNDO_MS });
    // It is gone, or has another name: try the next one.
    if (ran.exitCode !== 0) continue;
    const [result] = await look(lesson, machine, [asEarlier(check)], { signal, alone: true });
    if (result?.status !== 'fail')
      proof.problems.push({
        text: `'${check.what}' of ${chosen.step.id} is ${result?.status ?? 'not looked at'} although it was undone: ${undo}`,
        line: checkLine(chosen.step, check),
      });
    return;
  }
}

/** A command that makes a check untrue; null where none is known. */
export function undoOf(check: CheckSpec): string | null {
  const ip = (netns: string | undefined): string =>
    netns === undefined ? 'ip' : `ip -n ${shellQuote(netns)}`;
  if ('absent' in check && check.absent === true) return null;
  switch (check.kind) {
    case 'link': {
      if (/[*?]/.test(check.link)) return null;
      const link = shellQuote(check.link);
      return check.up === true
        ? `${ip(check.netns)} link set ${link} down`
        : `${ip(check.netns)} link del ${link}`;
    }
    case 'address':
      return check.on === undefined
        ? null
        : `${ip(check.netns)} address flush dev ${shellQuote(check.on)} scope global`;
    case 'route': {
      const table = check.table === undefined ? '' : ` table ${shellQuote(check.table)}`;
      const remove = `${ip(check.netns)} route del ${shellQuote(check.route)}${table}`;
      // There may be several, with other metrics.
      return check.route.includes(':') ? null : `${remove} && while ${remove} 2>/dev/null; do :; done`;
    }
    case 'netns':
      return `ip netns del ${shellQuote(check.netns)}`;
    default:
      return null;
  }
}
