import { createHash } from 'node:crypto';

/** A year, in seconds. */
const LIFE_S = 365 * 24 * 3600;

/** The cookies of a request by their names (RFC 6265, 5.4). */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('=') as [string, string?]);
  return new Map(pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/**
 * What sets a cookie that no script reads and that no other site's form or script sends (RFC 6265bis, Lax): a link from there does. `path`: whose requests get it;
 * an empty `value` removes it.
 */
export function setCookie(
  name: string,
  value: string,
  { path, secure }: { readonly path: string; readonly secure: boolean },
): string {
  const life = value === '' ? 0 : LIFE_S;
  return `${name}=${value}; Path=${path}; Max-Age=${life}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** A cookie's name for one class: cookies know no ports, and two classes may be on one computer. */
export function cookieName(what: 'seat' | 'board', secret: string): string {
  return `patchbay-${what}-${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}
