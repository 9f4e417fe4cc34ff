import { describe, expect, test } from 'vitest';
import type { Packet } from '../../../extension/core/capture/packet.ts';
import type { Sighting } from '../../../extension/core/capture/sighting.ts';
import type { Known } from '../../../extension/core/explain/known.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { findMacRequests } from '../../../extension/core/walk/findPackets.ts';
import { traceLeg, type LegOptions, type TracedLeg } from '../../../extension/core/walk/legs.ts';
import { probeCommand } from '../../../extension/core/walk/probe.ts';
import { network, ping, seen, spaceOf } from './sightings.ts';

const known = (state: NetworkState): Known => ({
  ...{ state, after: null, drops: [], dropsUnheard: null, framesLeftOut: 0, framesRepeated: 0 },
  ask: () => null,
});

function leg(state: NetworkState, sightings: readonly Sighting[], options: LegOptions = {}): TracedLeg {
  const traced = traceLeg('request', 'one', sightings, known(state), options);
  if (traced === null) throw new Error('no leg');
  return traced;
}

/** Sightings at times 1, 2…: `eth0@h1 out`. */
function line(state: NetworkState, places: readonly string[], packet?: Packet): Sighting[] {
  return places.map((place, index) => seen(state, place, index + 1, packet));
}

function inTunnel(vni: number, inner: Packet): Packet {
  const outer = ping(64, { length: inner.length + 50 });
  if (outer.network.kind !== 'ip') throw new Error('no IP');
  const tunnel = { kind: 'vxlan', vni, inner } as const;
  const transport = { kind: 'udp', source: 1, destination: 4789, tunnel, payload: '' } as const;
  return { ...outer, network: { ...outer.network, transport } };
}

function arp(sender: string, target: string): Packet {
  const ethernet = { source: '02:00:00:00:00:01', destination: 'ff:ff:ff:ff:ff:ff', type: 0x0806 };
  const macs = { senderMac: '02:00:00:00:00:01', targetMac: '00:00:00:00:00:00' };
  return ping(64, { ethernet, network: { kind: 'arp', operation: 'request', sender, target, ...macs } });
}

describe('a leg that was answered', () => {
  const state = network({
    h1: { eth0: { to: 'sw:p1', has: ['10.0.0.1'] } },
    sw: { p1: { to: 'h1:eth0' }, p2: { to: 'h2:eth0' } },
    h2: { eth0: { to: 'sw:p2', has: ['10.0.0.2'] } },
  });

  test('has no reason why it was lost, though its last steps were not seen', () => {
    const way = line(state, ['eth0@h1 out', 'p1@sw in']);
    const answer = { ...seen(state, 'eth0@h2 out', 9), key: 'two' };
    const { leg: told } = leg(state, way, { answer });
    expect([told.delivered, told.lost, told.evidence]).toEqual([true, null, []]);
    expect(leg(state, way).leg.lost).not.toBeNull();
  });

  test('through a redirection by tc it passed the switch as it was, and was not routed', () => {
    const way = line(state, ['eth0@h1 out', 'p1@sw in', 'p2@sw out', 'eth0@h2 in']);
    const { leg: told } = leg(state, way);
    expect(told.lost).toBeNull();
    expect(told.hops.map(({ happened }) => happened)[2]).toBe(
      'passed on unchanged by sw from p1, not routed',
    );
  });
});

test('a frame that the egress of a port drops ends at that port, and not in the bridge’s copy of the flood', () => {
  const state = network({
    h1: { eth0: { to: 'sw:p1', has: ['10.0.0.1'] } },
    sw: {
      p1: { to: 'h1:eth0', master: 'br0' },
      p2: { to: 'h2:eth0', master: 'br0' },
      br0: { kind: 'bridge' },
    },
    h2: { eth0: { to: 'sw:p2', has: ['10.0.0.2'] } },
  });
  const way = line(state, ['eth0@h1 out', 'p1@sw in', 'br0@sw in', 'p2@sw out'], arp('10.0.0.1', '10.0.0.2'));
  const { last, leg: told } = leg(state, way);
  expect([last.name, last.direction]).toEqual(['p2', 'out']);
  expect(told.lost).not.toMatch(/for the host itself|does not have/);
});

describe('tags', () => {
  const state = network({
    v1: { vx0: { kind: 'vxlan', details: { id: 7 } }, e0: { to: 'v2:e0' } },
    v2: { e0: { to: 'v1:e0' }, vx0: { kind: 'vxlan', details: { id: 7 } } },
  });
  const happenings = (inner: Packet, outside: Partial<Packet>): string[] => {
    const outer = { ...inTunnel(7, inner), ...outside };
    const way = [
      seen(state, 'vx0@v1 out', 1, inner),
      seen(state, 'e0@v1 out', 2, outer),
      seen(state, 'e0@v2 in', 3, outer),
      seen(state, 'vx0@v2 in', 4, inner),
    ];
    return leg(state, way).leg.hops.map(({ happened }) => happened);
  };

  test('of an inner frame stay in it at both VTEPs', () => {
    const told = happenings(ping(64, { tags: [10], tagType: 0x8100, length: 102 }), {});
    expect(told.join()).not.toMatch(/pushed|popped/);
    expect(told[1]).toMatch(/^encapsulated: VXLAN VNI 7, .*, \+50 bytes$/);
  });

  test('of the outer frame are none of the inner one’s', () => {
    const told = happenings(ping(), { tags: [30], tagType: 0x8100, length: 152 });
    expect(told.join()).not.toMatch(/popped|became/);
  });
});

describe('IPv6', () => {
  const from = spaceOf(network({ h1: { eth0: {} } }), 'h1');
  const argv = (address: string, kind: 'ping' | 'arp' | 'tcp'): readonly string[] =>
    probeCommand({ kind, from, address, port: 80 });

  test('a link-local address keeps its link in every probe', () => {
    for (const kind of ['ping', 'arp', 'tcp'] as const)
      expect(argv('fe80::1%eth0', kind).join(' ')).toContain('fe80::1%eth0');
  });

  test('is never asked for by arping', () => {
    expect(argv('2001:db8::1', 'arp').join(' ')).not.toContain('arping');
    expect(argv('10.0.0.1', 'arp').join(' ')).toContain('arping');
  });
});

test('who has no address yet asks for nobody’s MAC address: it looks whether its own is taken', () => {
  const state = network({ h1: { eth0: {} } });
  const asked = ['0.0.0.0', '10.0.0.1'].map((sender) =>
    seen(state, 'eth0@h1 out', 1, arp(sender, '10.0.0.9')),
  );
  const found = findMacRequests(
    new Set([spaceOf(state, 'h1')]),
    asked.map((one, index) => ({ ...one, key: `arp ${index}` })),
  );
  expect(found.map(({ key }) => key)).toEqual(['arp 1']);
});

test('a storm of thousands of sightings makes a leg of a few lines', () => {
  const bridge = { br0: { kind: 'bridge', details: { stp_state: 0 } } };
  const state = network({
    s1: { x1: { to: 's2:x1', master: 'br0' }, x2: { to: 's2:x2', master: 'br0' }, ...bridge },
    s2: { x1: { to: 's1:x1', master: 'br0' }, x2: { to: 's1:x2', master: 'br0' }, ...bridge },
  });
  const storm = Array.from({ length: 2500 }, (_, at) =>
    seen(
      state,
      `x${(Math.floor(at / 4) % 2) + 1}@s${(Math.floor(at / 2) % 2) + 1} ${at % 2 === 0 ? 'out' : 'in'}`,
      at,
    ),
  );
  const { leg: told } = leg(state, storm);
  expect(told.hops.length).toBeLessThanOrEqual(40);
  expect(told.also.length).toBeLessThanOrEqual(13);
  expect(told.lost).toMatch(/^it loops: .* are joined twice and neither speaks STP$/);
  expect(JSON.stringify(told).length).toBeLessThan(30_000);
});
