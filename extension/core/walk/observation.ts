import type { Capture } from '../capture/readCapture.ts';
import type { Known } from '../explain/known.ts';
import type { Sighting } from '../capture/sighting.ts';
import type { TracedLeg } from './legs.ts';
import type { Probe } from './probe.ts';

/** A probe, and everything that was captured while it ran. */
export interface Observation extends Known {
  readonly probe: Probe;
  /** In words. */
  readonly from: string;
  readonly capture: Capture;
  /** The probe's own output. */
  readonly output: string;
}

/** How a namespace looked up a MAC address; `reply` is null where none came. */
export interface Resolution {
  readonly request: TracedLeg;
  readonly reply: TracedLeg | null;
}

/** The legs of a walk, by their part in it. */
export interface FoundLegs {
  readonly sightings: readonly Sighting[];
  readonly request: TracedLeg | null;
  readonly reply: TracedLeg | null;
  readonly errors: readonly TracedLeg[];
  /** Requests for a MAC address with their replies (ARP, neighbour discovery), by time. */
  readonly resolutions: readonly Resolution[];
}
