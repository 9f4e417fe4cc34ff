/**
 * Eight hexadecimal digits that change with the words, and not with how their lines are wrapped: FNV-1a of 32 bits over
 * UTF-16 units. Whoever writes a translation writes its hashes too, so it protects from oversight, not from malice.
 */
export function partHash(source: string): string {
  let hash = 0x811c9dc5;
  const words = source.trim().replaceAll(/\s+/g, ' ');
  for (let index = 0; index < words.length; index++) {
    hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
