/** Small enough that the host never waits for long, large enough that acknowledgements cost nothing. */
const ENOUGH = 16_384;

/**
 * Counts what xterm has shown and tells the host: at once where nothing more is on its way, else in portions.
 * `send` gets UTF-16 units.
 */
export function acknowledge(send: (length: number) => void): {
  received(length: number): void;
  shown(length: number): void;
} {
  let waiting = 0;
  let unsent = 0;
  return {
    received: (length) => {
      waiting += length;
    },
    shown: (length) => {
      waiting -= length;
      unsent += length;
      if (unsent < ENOUGH && waiting > 0) return;
      send(unsent);
      unsent = 0;
    },
  };
}
