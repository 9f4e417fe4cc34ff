import type { Disposable } from '../../extension/core/lifetime/disposable.ts';
import type { Event } from '../../extension/core/lifetime/emitter.ts';
import type { Machine } from '../../extension/core/machine/machine.ts';
import type { FailureError } from '../../extension/core/failure/failureError.ts';

/** Programs at a time on one connection; more wait their turn. The guest has one processor: more are not faster. */
export const MAX_PROGRAMS = 6;

/** A held connection to a guest, for every program and terminal, whatever carries it. */
export interface GuestConnection
  extends Pick<Machine, 'exec' | 'openTerminal' | 'listTerminals' | 'closeTerminal' | 'copyIn'>, Disposable {
  /** Fires once, where the connection was lost and a second one could not be made. Not after `dispose`. */
  readonly onLost: Event<FailureError>;
}
