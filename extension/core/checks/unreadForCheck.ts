import {
  findNamespace,
  unreadText,
  type NetworkNamespace,
  type NetworkState,
} from '../state/networkState.ts';
import type { Outcome, StateKind, StateView } from './checkKind.ts';
import type { CheckSpec } from './checkKinds.ts';

/**
 * The outcome of a check that the state answers, or an `error` where it rests on something's absence from a part that
 * could not be read: a missing route may be there all the same.
 */
export function unlessUnread(
  check: CheckSpec,
  kind: Pick<StateKind<CheckSpec>, 'parts'>,
  { state, host }: StateView,
  outcome: Outcome,
): Outcome {
  const wantsAbsence = 'absent' in check && check.absent === true;
  if (outcome.status !== (wantsAbsence ? 'pass' : 'fail')) return outcome;
  const places = placesOf(check, state, host);
  const missing = state.unread.filter(({ part, inode }) => {
    if (part !== null && kind.parts?.includes(part) === false) return false;
    if (inode !== null) return places.some((space) => space?.inode === inode);
    // Some namespace, it is not known which: not one that was read.
    if (part === 'namespaces') return !wantsAbsence && places.includes(undefined);
    return true;
  });
  if (missing.length === 0) return outcome;
  return { ...outcome, status: 'error', seen: unreadText(missing) };
}

/** The namespaces that a check is about: its own, and those that its fields name; undefined for one that is not there. */
function placesOf(check: CheckSpec, state: NetworkState, host: string): (NetworkNamespace | undefined)[] {
  const named = Object.values(check).flatMap((field): (NetworkNamespace | undefined)[] => {
    if (typeof field !== 'object' || Array.isArray(field)) return [];
    const { host: on = host, netns } = field as { host?: string; netns?: string };
    // A peer that may be anywhere.
    return [netns === undefined && on === host ? undefined : findNamespace(state, on, netns)];
  });
  return [findNamespace(state, host, check.netns), ...named];
}
