/** What the page says to the emulator's worker. */
export type ToEmulator =
  /** First, once: goes on with a saved machine (v86's state, packed with zstd). */
  | { readonly type: 'restore'; readonly state: ArrayBuffer; readonly wasm: string }
  /** Begins a new agent at the guest's end of the machine channel; the one before ends. */
  | { readonly type: 'begin' }
  /** For the agent. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  /** Stops the processor, or lets it run on. */
  | { readonly type: 'pause' | 'run' };

/** What the emulator's worker says to the page. */
export type FromEmulator =
  | { readonly type: 'restored' }
  /** The agent that was asked for is there. */
  | { readonly type: 'begun' }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }
  /** The agent has ended, and the machine goes on. */
  | { readonly type: 'ended' }
  /** The processor halted for good (a panic, a power-off). */
  | { readonly type: 'halted' };
