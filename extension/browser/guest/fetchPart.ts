import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { fetchWithRetries, type FetchOptions } from './fetchWithRetries.ts';
import type { GuestPart } from './guestManifest.ts';
import { isWhole } from './isWhole.ts';

/**
 * One part of the saved machine, checked. Rejects with FailureError `tab-machine-not-fetched`, or `tab-machine-damaged` where
 * what comes is not what belongs there; or with the signal's reason.
 */
export function fetchPart(url: URL, part: GuestPart, options: FetchOptions): Promise<Blob> {
  return fetchWithRetries(url, options, async (blob) => {
    if (!(await isWhole(blob, part)))
      throw new FailureError(failure('tab-machine-damaged', { file: part.file }));
  });
}
