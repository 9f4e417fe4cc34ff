import { WebSocket } from 'ws';
import type { Disposable } from '../../core/lifetime/disposable.ts';
import { guardHubMessage } from '../wire/guardHubMessage.ts';
import type { MessageFromEditor, MessageToEditor } from '../wire/editorMessages.ts';
import type { ClassTicket } from './classTicket.ts';

/** How long it waits before it tries again, and how long at most. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** The hub asks every 20 s whether somebody is there. */
const SILENCE_MS = 50_000;
/** More than this on its way: the connection is cut, and begins again with what is so then. */
const MAX_BUFFERED_BYTES = 16 * 1024 * 1024;

export interface HubSocketEvents {
  /** It is open, the first time or again: the hub knows nothing of what was sent last. */
  readonly onOpen: () => void;
  /** It was cut; it tries again by itself. */
  readonly onCut: () => void;
  /** The hub does not know the seat any more: it does not try again. */
  readonly onRefused: () => void;
  readonly onMessage: (message: MessageToEditor) => void;
}

/** An editor's WebSocket to the hub, which opens again after each cut until it is disposed. */
export class HubSocket implements Disposable {
  readonly #ticket: Pick<ClassTicket, 'address' | 'cookie'>;
  readonly #events: HubSocketEvents;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = FIRST_WAIT_MS;
  #over = false;

  constructor(ticket: Pick<ClassTicket, 'address' | 'cookie'>, events: HubSocketEvents) {
    this.#ticket = ticket;
    this.#events = events;
    this.#open();
  }

  /** False where it is cut: what is sent then is lost. */
  send(message: MessageFromEditor): boolean {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return false;
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) socket.terminate();
    else socket.send(JSON.stringify(message));
    return true;
  }

  dispose(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #open(): void {
    const { address, cookie } = this.#ticket;
    const url = new URL('editor/socket', address.replace(/^http/, 'ws'));
    const socket = new WebSocket(url, {
      headers: { origin: new URL(address).origin, cookie },
      handshakeTimeout: LONGEST_WAIT_MS,
    });
    this.#socket = socket;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const heard = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.terminate(), SILENCE_MS);
    };
    socket.on('open', () => {
      this.#wait = FIRST_WAIT_MS;
      heard();
      if (this.#over) socket.close();
      else this.#events.onOpen();
    });
    socket.on('ping', heard);
    socket.on('message', (data: Buffer) => {
      heard();
      const message = guardHubMessage(data.toString('utf8'));
      if (message && !this.#over) this.#events.onMessage(message);
    });
    socket.on('unexpected-response', (_request, { statusCode }) => {
      // A proxy whose hub is away says 5xx.
      if (statusCode === 403 || statusCode === 404) this.#refuse();
      socket.terminate();
    });
    // `close` comes after it.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(silence);
      if (this.#over) return;
      this.#events.onCut();
      this.#timer = setTimeout(() => this.#open(), this.#wait);
      this.#wait = Math.min(LONGEST_WAIT_MS, this.#wait * 2);
    });
  }

  #refuse(): void {
    if (this.#over) return;
    this.#over = true;
    this.#events.onRefused();
  }
}
