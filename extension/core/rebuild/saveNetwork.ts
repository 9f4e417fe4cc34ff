import { say } from '../language/say.ts';
import { VM_HOST, type Machine } from '../machine/machine.ts';
import { spaceLabel } from '../state/networkLocation.ts';
import type { NetworkState } from '../state/networkState.ts';
import { readState } from '../state/readState.ts';
import { completeState } from './completeState.ts';
import { readFirewalls } from './firewallTexts.ts';
import { rebuildPlan, type RebuildPlan } from './rebuildPlan.ts';
import { rebuildScript } from './rebuildScript.ts';

/** A network that was saved. */
export interface SavedNetwork {
  readonly state: NetworkState;
  readonly plan: RebuildPlan;
  /** The hosts where a terminal can be opened. */
  readonly hosts: readonly string[];
  readonly requires: readonly string[];
  readonly script: string;
}

/**
 * Writes what a machine's kernel holds as the script that builds it. `hosts`: those with terminals, where they are known;
 * else all.
 */
export async function saveNetwork(
  machine: Pick<Machine, 'exec'>,
  known: {
    readonly hosts?: readonly string[] | undefined;
    readonly requires?: readonly string[] | undefined;
  },
  signal?: AbortSignal,
): Promise<SavedNetwork> {
  const { state, left } = await completeState(machine, await readState(machine, signal), signal);
  const { texts, failed } = await readFirewalls(machine, state, signal);
  const read = rebuildPlan(state, texts);
  const unread = failed.map((space) =>
    say('the packet filters of {place}: Patchbay could not read them', { place: spaceLabel(state, space) }),
  );
  const plan = { ...read, left: [...read.left, ...left, ...unread] };
  const requires = known.requires ?? [];
  const hosts = known.hosts ?? [VM_HOST, ...plan.hosts];
  return { state, plan, hosts, requires, script: rebuildScript(plan, { hosts, requires }) };
}
