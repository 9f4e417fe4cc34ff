import type { Duplex } from 'node:stream';
import {
  encodeFrame,
  encodeNumber,
  FRAME,
  FrameReader,
  isOpening,
  MAX_REQUEST,
  type FrameType,
} from '../../../transport/agent/agentFrames.ts';
import type { GuestChannel } from '../../../transport/agent/guestChannel.ts';

/** Grants a stream without a client all the bytes that it still has to send. */
const WITHOUT_END = 2 ** 30;

interface Client {
  readonly connection: Duplex;
  /** The client's number of a stream → the channel's. */
  readonly streams: Map<number, number>;
}

/**
 * Joins any number of clients to the one agent of the guest: each client numbers its streams itself, so they get
 * numbers of the channel's own on the way (vm/guest/programs/agent/agent.h has the protocol). Where a client goes, its programs
 * end and its terminals are left, as they are where an agent's own connection ends.
 */
export class AgentSwitch {
  readonly #channel: Pick<GuestChannel, 'onData' | 'write'>;
  readonly #clients = new Set<Client>();
  /** The channel's number of a stream → whose it is; a client that went is heard no more. */
  readonly #owners = new Map<number, { readonly client: Client; readonly id: number }>();
  #last = 0;
  #reader = this.#newReader();

  /** `onNonsense`: what came is not what the guest's agent would say; root in the guest can write to its console too. */
  constructor(channel: Pick<GuestChannel, 'onData' | 'write'>, onNonsense: () => void) {
    this.#channel = channel;
    channel.onData((bytes) => {
      try {
        this.#reader.add(bytes);
      } catch {
        onNonsense();
      }
    });
  }

  get clients(): number {
    return this.#clients.size;
  }

  /** Serves a client until its connection ends. */
  join(connection: Duplex): void {
    const client: Client = { connection, streams: new Map() };
    this.#clients.add(client);
    const reader = new FrameReader(
      (type, id, payload) => this.#fromClient(client, type, id, payload),
      MAX_REQUEST,
    );
    connection.on('data', (piece: Buffer) => {
      try {
        reader.add(piece);
      } catch {
        connection.destroy();
      }
    });
    connection.on('error', () => {});
    connection.on('close', () => this.#leave(client));
  }

  /** The agent has ended, and with it all streams: every client loses its connection, and may make another. */
  reset(): void {
    this.#owners.clear();
    this.#reader = this.#newReader();
    for (const client of this.#clients) {
      client.streams.clear();
      client.connection.destroy();
    }
  }

  #fromClient(client: Client, type: string, id: number, payload: Uint8Array): void {
    let stream = client.streams.get(id);
    if (isOpening(type)) {
      if (stream !== undefined) return;
      stream = this.#last = (this.#last + 1) % 2 ** 32;
      client.streams.set(id, stream);
      this.#owners.set(stream, { client, id });
    }
    // It ended while this was on its way.
    if (stream !== undefined) this.#channel.write(encodeFrame(type as FrameType, stream, payload));
  }

  #newReader(): FrameReader {
    return new FrameReader((type, stream, payload) => {
      const owner = this.#owners.get(stream);
      if (!owner) return;
      const { client, id } = owner;
      if (type === FRAME.ended) {
        this.#owners.delete(stream);
        client.streams.delete(id);
      }
      if (this.#clients.has(client)) client.connection.write(encodeFrame(type as FrameType, id, payload));
    });
  }

  #leave(client: Client): void {
    this.#clients.delete(client);
    for (const stream of client.streams.values()) {
      this.#channel.write(encodeFrame(FRAME.giveUp, stream));
      this.#channel.write(encodeFrame(FRAME.grant, stream, encodeNumber(WITHOUT_END)));
    }
  }
}
