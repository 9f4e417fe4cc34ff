/** An HTTP request to the hub, with what the pages need of it. */
export interface ClassRequest {
  readonly method: string;
  /** From the class's root, without a slash at its beginning: `lessons/tun`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  /** Of a form that was sent; empty otherwise. */
  readonly form: URLSearchParams;
  /** Whose it is: an IP address. */
  readonly address: string;
  /** It came from one of the class's own pages. */
  readonly isOwn: boolean;
}
