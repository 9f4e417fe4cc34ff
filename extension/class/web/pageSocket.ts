import type { WebSocket } from 'ws';
import { failureLog } from '../../core/failure/failureError.ts';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { MessageRate } from '../door/messageRate.ts';

/** What a slow browser may have on its way; then it is cut off, and gets everything again when it comes back. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;
/** How often a browser is asked whether it is there: a lid that is closed says nothing. */
const PING_MS = 20_000;
/** RFC 6455, 7.4.1: a message against the rules. */
const AGAINST_POLICY = 1008;

/** What a page has joined. */
export interface Joined<Message> extends Disposable {
  receive(message: Message): void;
}

export interface PageSocketOptions<Message> {
  /** Reads a message of the page; undefined where it is none. */
  readonly guard: (text: string) => Message | undefined;
  /** Joins the page; undefined where there is nothing to join. */
  readonly join: (send: (message: object) => void) => Promise<Joined<Message> | undefined>;
  readonly log: (message: string) => void;
}

/** Joins a browser's WebSocket to what it shows, until it closes. Messages that come before that is there wait for it. */
export function pageSocket<Message>(
  socket: WebSocket,
  { guard, join, log }: PageSocketOptions<Message>,
): void {
  const rate = new MessageRate();
  const send = (message: object): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
    else socket.send(JSON.stringify(message));
  };
  const joining = join(send).then(
    (joined) => {
      if (!joined) socket.close(AGAINST_POLICY, 'There is nothing to show.');
      if (socket.readyState !== socket.OPEN) joined?.dispose();
      else return joined;
      return undefined;
    },
    (error: unknown) => {
      log(failureLog(error));
      socket.close();
      return undefined;
    },
  );
  let answered = true;
  const ping = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, PING_MS);
  socket.on('pong', () => (answered = true));
  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? undefined : guard(data.toString('utf8'));
    if (message === undefined || !rate.take())
      return socket.close(AGAINST_POLICY, 'Not a message of ours, or too many of them.');
    void joining.then((joined) => joined?.receive(message));
  });
  // It closes after it: ws says so for what is too long, and the system for a connection that was cut.
  socket.on('error', (error) => log(`A page's connection: ${error.message}`));
  socket.on('close', () => {
    clearInterval(ping);
    void joining.then((joined) => joined?.dispose());
  });
}
