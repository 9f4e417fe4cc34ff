import type { Sighting } from '../capture/sighting.ts';
import { passageBetween, type Passage } from './passage.ts';

/** A sighting in the tree of those of one packet: a flood has several children. */
export interface Trace {
  readonly sighting: Sighting;
  readonly parent: Trace | null;
  /** How it came here from the parent. */
  readonly passage: Passage | null;
  readonly children: Trace[];
  /** How many sightings are on the way to it, itself included. */
  readonly length: number;
}

/** One packet's trees: one for each time that it was sent. */
export interface Traced {
  readonly roots: readonly Trace[];
  /** Sightings of it that were left out: there were too many. */
  readonly leftOut: number;
}

/** A packet in a loop is seen more often than anybody reads. */
const MAX_SIGHTINGS = 300;

/**
 * Joins the sightings of one packet into trees. How links are joined decides which sightings one can have come from; it
 * came from the latest of those. What cannot be joined to anything before it stands behind a gap, so that each tree
 * begins where the packet was sent: a packet that was sent again has a tree of its own.
 */
export function traceSightings(all: readonly Sighting[]): Traced {
  const sightings = inOrder(all.slice(0, MAX_SIGHTINGS));
  const traces: Trace[] = [];
  for (const sighting of sightings) traces.push(join(sighting, bestParent(sighting, traces)));
  return {
    roots: traces.filter(({ parent }) => parent === null),
    leftOut: Math.max(0, all.length - MAX_SIGHTINGS),
  };
}

function join(sighting: Sighting, from: { trace: Trace; passage: Passage } | null): Trace {
  const made: Trace = {
    sighting,
    parent: from?.trace ?? null,
    passage: from?.passage ?? null,
    children: [],
    length: 1 + (from?.trace.length ?? 0),
  };
  from?.trace.children.push(made);
  return made;
}

function bestParent(sighting: Sighting, traces: readonly Trace[]): { trace: Trace; passage: Passage } | null {
  let best: { trace: Trace; passage: Passage } | null = null;
  for (const trace of traces) {
    const passage = passageBetween(trace.sighting, sighting);
    if (passage !== null && (best === null || rank(passage) <= rank(best.passage))) best = { trace, passage };
  }
  const [first] = traces;
  if (best !== null || first === undefined || isSentAgain(first.sighting, sighting)) return best;
  const open = traces.findLast(({ children }) => children.length === 0) ?? first;
  return { trace: open, passage: 'gap' };
}

/**
 * Whether a packet starts again with this sighting: where it was sent first, or on another link of
 * that namespace.
 */
function isSentAgain(first: Sighting, later: Sighting): boolean {
  if (first.direction !== later.direction || later.space !== first.space) return false;
  return later.name === first.name || (first.direction === 'out' && first.space !== null);
}

/**
 * By time. A packet that goes up from a NIC to the links on it keeps the time at which the NIC received it, and each
 * namespace is captured separately. So among sightings of the same time, one that another came from goes first.
 */
function inOrder(sightings: readonly Sighting[]): Sighting[] {
  const ordered: Sighting[] = [];
  for (let at = 0; at < sightings.length;) {
    const time = sightings[at]?.time;
    let end = at;
    while (sightings[end]?.time === time) end++;
    const left = sightings.slice(at, end);
    while (left.length > 0) {
      const next = left.findIndex((one) => !left.some((other) => other !== one && leadsTo(other, one)));
      ordered.push(...left.splice(Math.max(next, 0), 1));
    }
    at = end;
  }
  return ordered;
}

function leadsTo(from: Sighting, to: Sighting): boolean {
  const passage = passageBetween(from, to);
  return passage !== null && rank(passage) === 0;
}

/** Joined links are the best evidence, then a common namespace, then time alone. */
function rank(passage: Passage): number {
  return passage === 'somehow' ? 2 : passage === 'routed' || passage === 'redirected' ? 1 : 0;
}

/** The way from the root to a sighting. */
export function pathTo(trace: Trace): Trace[] {
  const path: Trace[] = [];
  for (let at: Trace | null = trace; at !== null; at = at.parent) path.push(at);
  return path.reverse();
}

/** A trace and all its descendants. */
export function allOf(trace: Trace): Trace[] {
  const all = [trace];
  for (const one of all) all.push(...one.children);
  return all;
}
