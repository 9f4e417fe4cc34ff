import { say } from '../../core/language/say.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { failureLog } from '../../core/failure/failureError.ts';
import { readCookies } from '../door/cookies.ts';
import { isOwnOrigin } from '../door/isOwnOrigin.ts';
import type { ClassRequest } from './classRequest.ts';
import { pathInClass, type PublicAddress } from './publicAddress.ts';
import { plain, SECURITY_HEADERS, type Reply } from './reply.ts';

/** A form has a name and a code. */
const MAX_FORM_BYTES = 4096;
/** The longest paste that the player takes is 1 MiB, and JSON makes more of it. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

export interface WebOptions {
  readonly host: string;
  readonly port: number;
  /** PEM. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly address: PublicAddress;
  readonly onRequest: (request: ClassRequest) => Reply | Promise<Reply>;
  /** What takes a WebSocket; undefined where that may not be. Asked before it is opened. */
  readonly onSocket: (request: ClassRequest) => ((socket: WebSocket) => void) | undefined;
  readonly log: (message: string) => void;
}

export interface WebServer {
  readonly port: number;
  /** Ends the connections too. */
  end(): Promise<void>;
}

/** Serves a class. Rejects with the system's error where it can't listen. */
export async function openWebServer(options: WebOptions): Promise<WebServer> {
  const { tls, host, port } = options;
  const answer = (request: IncomingMessage, response: ServerResponse): void =>
    void serve(request, response, options);
  const server: Server = tls
    ? createTlsServer({ cert: tls.cert, key: tls.key }, answer)
    : createServer(answer);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  server.on('upgrade', (request, socket: Socket, head) => {
    const read = readRequest(request, options.address, '');
    // https://www.rfc-editor.org/rfc/rfc6455#section-10.2: another site's page may open one, with our cookies.
    const take = read.isOwn ? options.onSocket(read) : undefined;
    if (!take)
      return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, take);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    end: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { address, onRequest, log }: WebOptions,
): Promise<void> {
  let reply: Reply;
  try {
    const form = await readForm(request);
    if (form === undefined) reply = plain(413, say('That is too long.'));
    else {
      const read = readRequest(request, address, form);
      const changes = read.method !== 'GET' && read.method !== 'HEAD';
      reply =
        changes && !read.isOwn
          ? plain(403, say('Only a page of the class can do that.'))
          : await onRequest(read);
    }
  } catch (error) {
    log(failureLog(error));
    reply = plain(500, say('Something went wrong in the hub; its log says what.'));
  }
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...reply.headers }))
    response.setHeader(name, value);
  response.statusCode = reply.status;
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}

function readRequest(request: IncomingMessage, address: PublicAddress, form: string): ClassRequest {
  const { headers, method = 'GET', url = '/', socket } = request;
  const target = URL.canParse(url, 'http://class') ? new URL(url, 'http://class') : new URL('http://class/');
  return {
    method,
    path: pathInClass(target.pathname, address.base),
    query: target.searchParams,
    cookies: readCookies(headers.cookie),
    form: new URLSearchParams(form),
    address: sender(headers['x-forwarded-for'], socket.remoteAddress ?? '', address),
    isOwn: isOwnOrigin(headers.origin, headers.host, address.origin),
  };
}

/** A proxy adds the address that it saw at the end; without a proxy the header is what anybody writes into it. */
function sender(forwarded: string | string[] | undefined, seen: string, { origin }: PublicAddress): string {
  const last = [forwarded ?? ''].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return origin === undefined || last === '' ? seen : last;
}

/** Undefined where it is too long. */
async function readForm(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MAX_FORM_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
