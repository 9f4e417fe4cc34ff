/** Bytes both ways, as much of Node's Duplex as the machine channel needs: a socket is one, and so is a worker's port. */
export interface ByteStream {
  on(event: 'data', listener: (piece: Uint8Array) => void): unknown;
  on(event: 'error' | 'close', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  write(bytes: Uint8Array): unknown;
  destroy(): unknown;
}
