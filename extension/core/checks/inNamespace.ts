import { say } from '../language/say.ts';
import { findNamespace, type NetworkNamespace } from '../state/networkState.ts';
import type { Outcome, StateView } from './checkKind.ts';
import { nearestName } from './nearestName.ts';

const MAX_NAMES = 6;

/** Where something is, in words: `vm`, `a`, `red`, `red on a`. */
export function placeName(host: string, netns: string | undefined): string {
  if (netns === undefined) return host;
  return host === 'vm' ? netns : say('{netns} on {host}', { netns, host });
}

/** Finds the namespace that a check is about; a missing one is the check's outcome. */
export function inNamespace(
  check: { readonly netns?: string | undefined },
  view: StateView,
  wanted: string,
  evaluate: (space: NetworkNamespace, place: string) => Outcome,
): Outcome {
  const space = findNamespace(view.state, view.host, check.netns);
  if (space !== undefined) return evaluate(space, placeName(view.host, check.netns));
  if (check.netns === undefined)
    return { status: 'error', wanted, seen: say('the host {host} could not be read', { host: view.host }) };
  return { status: 'fail', wanted, seen: noNamespace(view, check.netns) };
}

export function noNamespace(view: StateView, netns: string): string {
  const names = view.state.namespaces.flatMap((space) =>
    space.host === view.host && space.name !== null ? [space.name] : [],
  );
  const elsewhere = view.state.namespaces.find(({ host, name }) => host !== view.host && name === netns);
  if (elsewhere !== undefined && elsewhere.host !== '')
    return say('there is no namespace {netns} on {host}; {other} has one', {
      ...{ netns, host: view.host, other: elsewhere.host },
    });
  return say('there is no namespace {netns}', { netns }) + otherNames(netns, names);
}

/** `; there is br1`: what was probably meant, or else all there is where that is little. */
export function otherNames(name: string, names: readonly string[]): string {
  const distinct = [...new Set(names)];
  const near = nearestName(name, distinct);
  if (near !== undefined) return thereIs(near);
  if (distinct.length === 0) return '';
  const shown = distinct.slice(0, MAX_NAMES).join(', ');
  return thereIs(`${shown}${distinct.length > MAX_NAMES ? ', …' : ''}`);
}

/** What there is instead, behind a sentence that says what is missing. */
export function thereIs(names: string): string {
  return say('; there is {names}', { names });
}

/** An outcome for a thing that should, or should not, be there. */
export function presence(
  found: boolean,
  absent: boolean | undefined,
  words: { readonly wanted: string; readonly seen: string; readonly missing: string },
): Outcome {
  const passes = found !== (absent ?? false);
  return { status: passes ? 'pass' : 'fail', wanted: words.wanted, seen: found ? words.seen : words.missing };
}
