import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { checkStep } from '../session/checkStep.ts';
import { readState } from '../state/readState.ts';
import type { NetworkState } from '../state/networkState.ts';

/** Something else may come and go meanwhile: a daemon's packet, an ARP request of an earlier command. */
const TRIES = 3;

/**
 * What a round of a step's checks leaves in the tables of neighbours and of bridges: it must be nothing, since a learner
 * finds there what their own commands did. `before` is the network as the round before this call found it.
 */
export async function tracesOf(
  lesson: Lesson,
  machine: Machine,
  step: Step,
  before: NetworkState | undefined,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  let found = before;
  for (let left = TRIES; ; left--) {
    const after = await readState(machine, signal);
    const traces = found === undefined ? [] : newEntries(found, after);
    if (traces.length === 0 || left === 1) return traces;
    found = (await checkStep(lesson, machine, step, { signal })).state;
  }
}

/** Entries of neighbours and of forwarding tables that only the second network has. */
export function newEntries(before: NetworkState, after: NetworkState): string[] {
  const known = new Set(entriesOf(before));
  return entriesOf(after).filter((entry) => !known.has(entry));
}

function entriesOf({ namespaces }: NetworkState): string[] {
  return namespaces.flatMap(({ inode, host, name, neighbours, fdb }) => {
    const place = name ?? (host === '' ? `namespace ${inode}` : host);
    return [
      ...neighbours.map(({ address, dev }) => `${place}: neighbour ${address} at ${dev}`),
      ...fdb.map(({ mac, port, dst }) => `${place}: ${mac} at ${port}${dst === null ? '' : ` to ${dst}`}`),
    ];
  });
}
