export interface IpPrefix {
  readonly bits: bigint;
  readonly length: number;
  readonly width: 32 | 128;
}

/** Reads `10.0.0.0/24`, `10.0.0.1`, `fd00::/64`; null for other text. A bare address is a /32 or /128. */
export function parsePrefix(text: string): IpPrefix | null {
  const [address = '', lengthText, more] = text.split('/');
  if (more !== undefined) return null;
  const read = address.includes(':') ? readV6(address) : readV4(address);
  if (read === null) return null;
  if (lengthText === undefined) return { ...read, length: read.width };
  if (!/^\d{1,3}$/.test(lengthText) || Number(lengthText) > read.width) return null;
  return { ...read, length: Number(lengthText) };
}

/** Whether `outer` contains all of `inner`; false where either is malformed. */
export function prefixCovers(outer: string, inner: string): boolean {
  const a = parsePrefix(outer);
  const b = parsePrefix(inner);
  return a !== null && b !== null && covers(a, b);
}

/** Whether `outer` contains all of `inner`. */
export function covers(outer: IpPrefix, inner: IpPrefix): boolean {
  if (outer.width !== inner.width || outer.length > inner.length) return false;
  const shift = BigInt(outer.width - outer.length);
  return outer.bits >> shift === inner.bits >> shift;
}

/** Whether two texts are the same address in any spelling (`fd00::1`, `fd00:0::1`). Lengths are not compared. */
export function sameAddress(one: string, other: string): boolean {
  const a = parsePrefix(one.split('/')[0] ?? '');
  const b = parsePrefix(other.split('/')[0] ?? '');
  return a !== null && b !== null && a.width === b.width && a.bits === b.bits;
}

/** Whether two addresses with lengths (`10.0.0.1/24`) are in one subnet of one length. */
export function sameSubnet(one: string, other: string): boolean {
  const [a, b] = [parsePrefix(one), parsePrefix(other)];
  return a !== null && b !== null && a.length === b.length && prefixCovers(one, other);
}

function readV4(text: string): { bits: bigint; width: 32 } | null {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/.test(part) || Number(part) > 255)) return null;
  return { bits: parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n), width: 32 };
}

function readV6(text: string): { bits: bigint; width: 128 } | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const head = left ?? [];
  const tail = right ?? [];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { bits: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n), width: 128 };
}
