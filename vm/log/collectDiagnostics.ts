import { withoutPersonal, type Diagnostics } from '../../extension/core/log/diagnostics.ts';
import { personalWords } from './personalWords.ts';
import { computerVersions } from './versions.ts';

/** A report for an issue, with nothing personal in it; `diagnose` asks the doctor, whose own failure is a finding too. */
export async function collectDiagnostics(
  { versions, settings, log }: Omit<Diagnostics, 'findings'>,
  diagnose: () => Promise<Diagnostics['findings']>,
  signal?: AbortSignal,
): Promise<Diagnostics> {
  const findings = await diagnose().catch((error: unknown) => {
    signal?.throwIfAborted();
    return [{ ok: false, what: 'The doctor failed.', why: String(error) }];
  });
  return withoutPersonal(
    { versions: { ...versions, ...computerVersions() }, findings, settings, log },
    personalWords(),
  );
}
