import { describe, expect, test } from 'vitest';
import { describeHop } from '../../../extension/core/explain/describeHop.ts';
import { describeLoop } from '../../../extension/core/explain/loop.ts';
import { allOf, pathTo, traceSightings, type Trace } from '../../../extension/core/walk/trace.ts';
import { network, ping, seen } from './sightings.ts';

const line = (trace: Trace): string =>
  pathTo(trace)
    .map(({ sighting: { name, space }, passage }) => `${passage ?? 'begin'} ${name}@${space?.name ?? ''}`)
    .join(', ');
const ends = (traces: readonly Trace[]): Trace[] =>
  traces.flatMap(allOf).filter(({ children }) => children.length === 0);

describe('joining sightings', () => {
  const bonded = network({
    h: {
      e0: { to: 'sw:p0', master: 'bond0' },
      bond0: { kind: 'bond' },
      'bond0.5': { kind: 'vlan', to: 'h:bond0' },
    },
    sw: { p0: { to: 'h:e0' } },
  });

  test('what has one time stands in the order of the links, whichever namespace was heard first', () => {
    const one = [
      seen(bonded, 'p0@sw out', 1),
      ...['bond0.5@h in', 'bond0@h in', 'e0@h in'].map((at) => seen(bonded, at, 2)),
    ];
    const { roots } = traceSightings(one);
    expect(ends(roots).map(line)).toEqual(['begin p0@sw, cable e0@h, up bond0@h, up bond0.5@h']);
  });

  test('a bond is no bridge: its members do not pass frames to each other', () => {
    const state = network({
      h: { e0: { master: 'bond0' }, e1: { master: 'bond0' }, bond0: { kind: 'bond' } },
    });
    const { roots } = traceSightings([seen(state, 'e0@h in', 1), seen(state, 'e1@h out', 2, ping(63))]);
    expect(ends(roots).map(line)).toEqual(['begin e0@h, routed e1@h']);
  });

  test('what can’t be joined is behind a gap, and the packet begins where it was sent', () => {
    const state = network({ a: { eth0: {} }, b: { eth0: {} } });
    const { roots } = traceSightings([seen(state, 'eth0@a out', 1), seen(state, 'eth0@b in', 2, ping(60))]);
    expect(ends(roots).map(line)).toEqual(['begin eth0@a, somehow eth0@b']);
    const far = network({ a: { eth0: { kind: 'dummy' } }, b: { eth0: {} } });
    const { roots: gap } = traceSightings([seen(far, 'eth0@a out', 1), seen(far, 'eth0@b in', 2)]);
    const [end] = ends(gap);
    expect(gap).toHaveLength(1);
    expect(end && line(end)).toBe('begin eth0@a, gap eth0@b');
    expect(end && describeHop(end, () => undefined, [])).toBe(
      'seen here next; how it came from eth0 in a on vm was not seen',
    );
  });

  test('the same packet sent again is a tree of its own', () => {
    const state = network({ a: { eth0: {} } });
    expect(traceSightings([1, 2, 3].map((time) => seen(state, 'eth0@a out', time))).roots).toHaveLength(3);
  });

  test('out of another NIC with the same TTL it was redirected, not routed', () => {
    const state = network({ sw: { p1: {}, p2: {} } });
    const through = (ttl: number): string[] =>
      ends(traceSightings([seen(state, 'p1@sw in', 1), seen(state, 'p2@sw out', 2, ping(ttl))]).roots).map(
        line,
      );
    expect(through(64)).toEqual(['begin p1@sw, redirected p2@sw']);
    expect(through(63)).toEqual(['begin p1@sw, routed p2@sw']);
  });

  test('through a VRF that it leaks to, it is routed twice', () => {
    const state = network({
      r: { e0: { master: 'blue' }, e1: { master: 'red' }, blue: { kind: 'vrf' }, red: { kind: 'vrf' } },
    });
    const way = [
      seen(state, 'e0@r in', 1),
      seen(state, 'red@r out', 2, ping(63)),
      seen(state, 'e1@r out', 3, ping(63)),
    ];
    const { roots } = traceSightings(way);
    const path = ends(roots).flatMap(pathTo);
    expect(path.map((trace) => describeHop(trace, () => undefined, []))).toEqual([
      'arrived from outside',
      'routed by r in VRF blue; TTL 64 became 63',
      'routed again by r, in VRF red',
    ]);
  });
});

describe('a loop', () => {
  const bridge = { br0: { kind: 'bridge', details: { stp_state: 0 } } };
  const twice = network({
    s1: { x1: { to: 's2:x1', master: 'br0' }, x2: { to: 's2:x2', master: 'br0' }, ...bridge },
    s2: { x1: { to: 's1:x1', master: 'br0' }, x2: { to: 's1:x2', master: 'br0' }, ...bridge },
  });
  const storm = Array.from({ length: 6000 }, (_, at) =>
    seen(
      twice,
      `x${(Math.floor(at / 4) % 2) + 1}@s${(Math.floor(at / 2) % 2) + 1} ${at % 2 === 0 ? 'out' : 'in'}`,
      at,
    ),
  );

  test('of two bridges that are joined twice is told in one sentence', () => {
    const loop = describeLoop(twice, storm, 1);
    expect(loop?.why).toBe(
      'it loops: br0 in s1 on vm and br0 in s2 on vm are joined twice and neither speaks STP',
    );
    expect(loop?.evidence.map(({ shows }) => shows)).toContain('stp_state 0');
  });

  test('of routers lowers the TTL', () => {
    const state = network({ a: { e: {} }, b: { e: {} } });
    const rounds = Array.from({ length: 12 }, (_, at) =>
      seen(state, `e@${at % 2 === 0 ? 'a' : 'b'} in`, at, ping(64 - at)),
    );
    expect(describeLoop(state, rounds, 1)?.why).toMatch(/with a lower TTL, routed in a circle by a, b/);
    expect(describeLoop(state, rounds.slice(0, 2), 1)).toBeNull();
  });

  test('of thousands of sightings is joined in a moment, and its paths end', () => {
    const { roots, leftOut } = traceSightings(storm);
    expect(roots.flatMap(allOf)).toHaveLength(300);
    expect(leftOut).toBe(5700);
    for (const trace of ends(roots)) expect(pathTo(trace).length).toBe(trace.length);
  });
});
