import type { GuestPart } from './guestManifest.ts';

/**
 * Whether `blob` is what belongs there: its length, and its SHA-256 where the browser computes one, which it does not on a
 * page without https that another computer serves.
 * @see https://w3c.github.io/webcrypto/#crypto-interface ([SecureContext])
 */
export async function isWhole(blob: Blob, part: GuestPart): Promise<boolean> {
  if (blob.size !== part.bytes) return false;
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return true;
  const hash = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === part.sha256;
}
