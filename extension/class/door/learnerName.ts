/** In UTF-16 units. */
const LONGEST = 40;

/**
 * A name as it is shown: one line of text, without control characters and those that turn the direction of what follows
 * (Unicode's categories Cc, Cf, Co, Cn and Cs). Undefined where nothing is left.
 */
export function learnerName(typed: string): string | undefined {
  const name = typed
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .trim();
  return name === '' ? undefined : name;
}
