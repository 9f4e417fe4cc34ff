import type { CheckResult } from '../checks/runChecks.ts';

/** What the checks of a step saw, in their order. */
export type Signature = readonly SeenCheck[];

export interface SeenCheck {
  readonly status: CheckResult['status'];
  /** What was seen, without what is different in each run; empty where the check passes or did not run. */
  readonly seen: string;
}

export function signatureOf(results: readonly Pick<CheckResult, 'status' | 'seen'>[]): Signature {
  return results.map(({ status, seen }) => ({ status, seen: status === 'fail' ? withoutChance(seen) : '' }));
}

/** MAC addresses, numbers with a unit of time, process ids, and counters of packets are a matter of chance. */
function withoutChance(seen: string): string {
  return seen
    .replace(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, 'MAC')
    .replace(/\b\d+(?:\.\d+)? ?(?:ms|s|us|µs)\b/g, 'TIME')
    .replace(/\bpid \d+\b/g, 'pid')
    .replace(/\b\d+ (packets?|bytes?|received|transmitted|errors?)\b/g, 'N $1')
    .trim();
}
