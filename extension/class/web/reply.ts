import { say } from '../../core/language/say.ts';

/** An HTTP response, whole. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

/**
 * What every response says. Nothing comes from elsewhere, no page of another site shows one of ours in a frame, and no
 * address of ours is told to another site. xterm writes styles into the page.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** A page; what is in it may be different for the next who asks. */
export function page(html: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: html,
  };
}

/** To another address, with cookies to set; the browser gets it with GET (RFC 9110, 15.4.4). */
export function seeOther(location: string, ...cookies: readonly string[]): Reply {
  return { status: 303, headers: { location, 'set-cookie': cookies }, body: '' };
}

/** For a program; nobody else may keep it. */
export function json(status: number, value: object): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

export function plain(status: number, text: string): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

export function notFound(): Reply {
  return plain(404, say('There is nothing here.'));
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** A file of the class, by the end of its name. */
export function file(name: string, bytes: Uint8Array): Reply {
  const type = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  // It is asked again each time, since the address stays the same after an update.
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body: bytes };
}
