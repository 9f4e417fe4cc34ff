import { createReadStream, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export interface SiteServer {
  /** Ends with a slash. */
  readonly url: string;
  end(): void;
}

export interface ServeOptions {
  readonly port?: number;
  /** Where the site is on the server; begins and ends with a slash. */
  readonly under?: string;
  /** Called before a file is sent; true where it did that itself. For tests. */
  readonly intercept?: (path: string, response: ServerResponse) => boolean;
}

/** Serves the site in `folder` on 127.0.0.1, as any static server does. Rejects where the port is taken. */
export async function serveSite(
  folder: string,
  { port = 0, under = '/', intercept = () => false }: ServeOptions = {},
): Promise<SiteServer> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = decodeURIComponent(pathname.startsWith(under) ? pathname.slice(under.length) : '..');
    if (intercept(path, response)) return;
    const inside = normalize(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    const file = join(folder, inside);
    if (inside.startsWith('..') || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.statusCode = 404;
      response.end('There is nothing here.');
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
