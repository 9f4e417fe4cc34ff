/** Where a class is reached. */
export interface PublicAddress {
  /** For a path of the class, with a slash at both ends: `/`, `/lab/`. */
  readonly base: string;
  /** `https://school.example`, where a proxy has another address than this computer; undefined elsewhere. */
  readonly origin: string | undefined;
  /** Cookies go over https only. */
  readonly secure: boolean;
}

/** Of `--public URL`; `tls`: the hub speaks https itself. */
export function publicAddress(url: string | undefined, tls: boolean): PublicAddress {
  if (url === undefined) return { base: '/', origin: undefined, secure: tls };
  const { pathname, origin, protocol } = new URL(url);
  return { base: pathname.endsWith('/') ? pathname : `${pathname}/`, origin, secure: protocol === 'https:' };
}

/** The path of a request from the class's root. A proxy may hand on its own path, or leave it out. */
export function pathInClass(pathname: string, base: string): string {
  const inside = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
  try {
    return decodeURIComponent(inside);
  } catch {
    return inside;
  }
}
