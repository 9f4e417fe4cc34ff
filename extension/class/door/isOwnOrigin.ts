/**
 * Whether a request came from one of the class's own pages: a form of another site sends another origin, and so does
 * another site's WebSocket, which no rule of browsers holds back (RFC 6455, 10.2). `host`: that of the request;
 * `publicOrigin`: the one that learners see, where a proxy stands between.
 */
export function isOwnOrigin(
  origin: string | undefined,
  host: string | undefined,
  publicOrigin: string | undefined,
): boolean {
  if (origin === undefined || host === undefined) return false;
  if (publicOrigin !== undefined) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
