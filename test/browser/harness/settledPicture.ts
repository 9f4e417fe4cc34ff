import { pollUntil } from '../../../extension/core/async/pollUntil.ts';

/** A picture, once two in a row are the same: panes, terminals and the network have found their sizes. */
export async function settledPicture(take: () => Promise<Buffer>): Promise<Buffer> {
  let last: Buffer | undefined;
  const settled = await pollUntil(
    async () => {
      const picture = await take();
      const same = last?.equals(picture) === true;
      last = picture;
      return same ? picture : undefined;
    },
    { timeoutMs: 60_000, everyMs: 200 },
  );
  if (!settled) throw new Error('The page does not come to rest.');
  return settled;
}
