import { pause } from '../../extension/core/async/pause.ts';
import type { Learner } from './learner.ts';
import type { SeededRandom } from './seededRandom.ts';
import type { SoakWorld } from './soakWorld.ts';

/** What a fault has to act on. */
export interface Scene {
  readonly world: SoakWorld;
  readonly learner: Learner;
  readonly random: SeededRandom;
}

/** A kind of fault. `inject` brings it about for real, and resolves when it is over or under way. */
export interface Fault {
  readonly kind: string;
  /** What it does exactly, for the report. */
  readonly how: string;
  /** Whether the player must report the fault; otherwise it may also recover in silence. */
  readonly mustReport?: boolean;
  /** It comes in every so-manieth turn of all kinds: what takes long. Default 1. */
  readonly everyTurns?: number;
  /** It acts on what only QEMU's machines have: a template, a port. */
  readonly qemuOnly?: boolean;
  inject(scene: Scene): Promise<void>;
}

const MOMENTS = ['idle', 'commands', 'checks', 'reset', 'rebuild'] as const;

/** Does `act` at a random moment of a learner's life: while nothing, commands, checks, a reset or a rebuild run. */
export async function atRandomMoment({ learner, random }: Scene, act: () => unknown): Promise<void> {
  const { player } = learner;
  const { session } = player;
  const [step] = player.lesson.steps;
  const moment = random.one(MOMENTS);
  const afterMs = random.below(moment === 'rebuild' || moment === 'reset' ? 1800 : 600);
  let activity: Promise<unknown> = Promise.resolve();
  if (step && session && moment === 'commands') activity = session.solve(step);
  if (step && moment === 'checks') activity = player.receive({ type: 'check', step: step.id });
  if (moment === 'reset') activity = player.receive({ type: 'reset' });
  if (moment === 'rebuild') activity = player.receive({ type: 'rebuild' });
  // The player reports the fault's effect, not this call.
  activity.catch(() => undefined);
  await pause(afterMs);
  await act();
}
