import type { CheckSpec } from '../checks/checkKinds.ts';
import type { CheckResult } from '../checks/runChecks.ts';
import type { Step } from '../lesson/model/lesson.ts';
import { probeOf, type WalkProbe } from '../walk/probe.ts';
import { hintKey } from './hintLadder.ts';
import type { LessonProgress } from './lessonProgress.ts';

/** A packet that a check sends, as a walk does. */
export interface CheckPacket {
  readonly from: string;
  readonly to: string;
  readonly probe: WalkProbe;
}

/** A packet that a check misses. */
export interface LostPacket extends CheckPacket {
  /** The learner asked for the check often enough: its walk is taken unasked. */
  readonly isDue: boolean;
}

/** Failures after which the walk is taken. */
const PATIENCE = 3;

/** The packet whose reply a check waits for; undefined for a check that waits for none. */
export function packetOf(check: CheckSpec, defaultHost: string): CheckPacket | undefined {
  if (check.kind !== 'reach' || check.blocked === true) return undefined;
  const host = check.host ?? defaultHost;
  const netns = check.from ?? check.netns;
  return {
    from: netns === undefined ? host : `${host}:${netns}`,
    to: check.reach,
    probe: probeOf({ tcp: check.port, size: check.size }),
  };
}

/** The packet of the first `reach` check of a step that fails; undefined where none does. */
export function lostPacket(
  { id, checks }: Step,
  resultOf: (check: CheckSpec) => CheckResult | undefined,
  { hints }: LessonProgress,
  defaultHost: string,
): LostPacket | undefined {
  for (const [index, check] of checks.entries()) {
    const packet = packetOf(check, defaultHost);
    if (packet === undefined || resultOf(check)?.status !== 'fail') continue;
    return { ...packet, isDue: (hints?.[hintKey(id, index)]?.failed ?? 0) >= PATIENCE };
  }
  return undefined;
}
