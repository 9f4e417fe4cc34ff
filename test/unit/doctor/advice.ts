import type { Finding } from '../../../vm/doctor/finding.ts';

/** What a finding says beside its first sentence: why, and what to do where it is missing. */
export function advice(finding: Finding | undefined): string {
  if (!finding) return '';
  return finding.ok ? finding.why : `${finding.why} ${finding.next}`;
}
