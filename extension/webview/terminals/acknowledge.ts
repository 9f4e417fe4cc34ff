/** Small enough that the player never waits for long, large enough that acknowledgements cost little. */
const ENOUGH = 16_384;

/**
 * Counts what xterm has shown, and acknowledges it: at once where no more output is queued, else in portions.
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
