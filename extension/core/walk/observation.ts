import type { Capture } from '../capture/readCapture.ts';
import type { NetworkState } from '../state/networkState.ts';
import type { TracedLeg } from './legs.ts';
import type { Probe } from './probe.ts';

/** What a probe did, and everything that was seen meanwhile. */
export interface Observation {
  readonly probe: Probe;
  /** In words. */
  readonly from: string;
  readonly to: string;
  readonly capture: Capture;
  /** Read before the probe: what bridges and neighbour tables knew then is what decided. */
  readonly state: NetworkState;
  /** What the probe itself printed. */
  readonly output: string;
}

/** The legs of a walk that could be found, by their part in it. */
export interface FoundLegs {
  readonly request: TracedLeg | null;
  readonly reply: TracedLeg | null;
  readonly errors: readonly TracedLeg[];
  /** Each question with its answer, in the order of time. */
  readonly asked: readonly { readonly question: TracedLeg; readonly answer: TracedLeg | null }[];
}
