import { describe, expect, test } from 'vitest';
import type { NetworkNamespace, NetworkState } from '../../../extension/core/state/networkState.ts';
import { whyApart, whyUnreachable } from '../../../extension/core/explain/owner/unreachable.ts';
import { network, ping, seen } from './sightings.ts';

function why(state: NetworkState, way: readonly string[], address = '10.0.0.2'): string | null {
  const known = { state, after: null, drops: [], dropsUnheard: null, framesLeftOut: 0, framesRepeated: 0 };
  const sightings = way.map((place, index) => seen(state, place, index, ping()));
  const all = { ...known, ask: () => null };
  return (whyApart(all, address, sightings) ?? whyUnreachable(all, address, sightings))?.why ?? null;
}

describe('interfaces on one NIC', () => {
  const macvlans = (mode: string, hairpin = false): NetworkState =>
    network({
      h: { eth0: { to: 'sw:p0', has: ['10.0.0.9'] } },
      m1: { mv0: { kind: 'macvlan', to: 'h:eth0', has: ['10.0.0.1'], details: { mode } } },
      m2: { mv0: { kind: 'macvlan', to: 'h:eth0', has: ['10.0.0.2'], details: { mode } } },
      sw: { p0: { to: 'h:eth0', master: 'br0', portDetails: { hairpin } }, br0: { kind: 'bridge' } },
    });
  const way = ['mv0@m1 out', 'eth0@h out', 'p0@sw in'];

  test('a macvlan and the host of its NIC do not reach each other', () => {
    expect(why(macvlans('bridge'), way, '10.0.0.9')).toBe(
      'mv0 in m1 on vm is a macvlan on eth0 in h on vm, and these two do not reach each other',
    );
    expect(why(macvlans('bridge'), way.slice(1))).toMatch(/^mv0 in m2 on vm is a macvlan on eth0/);
    // In bridge mode siblings do, so that another reason must be found.
    expect(why(macvlans('bridge', true), way)).toBeNull();
  });

  test('mode private keeps siblings apart, mode vepa leaves it to the switch', () => {
    expect(why(macvlans('private'), way)).toMatch(/mode private keeps them apart/);
    expect(why(macvlans('vepa'), way)).toMatch(/behind p0 too, .*\(hairpin off\)/);
    expect(why(macvlans('vepa', true), way)).toBeNull();
  });
});

test('a MAC address that the owner does not have is told only where a neighbour table has it', () => {
  const entry = { address: '10.0.0.2', dev: 'eth0', mac: '02:00:00:00:00:02', state: ['PERMANENT'] };
  const lan = (neighbours: NetworkNamespace['neighbours']): NetworkState =>
    network(
      {
        h1: { eth0: { to: 'sw:p1', has: ['10.0.0.1'] } },
        sw: {
          p1: { to: 'h1:eth0', master: 'br0' },
          p2: { to: 'h2:eth0', master: 'br0' },
          br0: { kind: 'bridge' },
        },
        h2: { eth0: { to: 'sw:p2', has: ['10.0.0.2'], mac: '02:00:00:00:00:77' } },
      },
      { h1: { neighbours } },
    );
  const way = ['eth0@h1 out', 'p1@sw in'];
  expect(why(lan([entry]), way)).toBe(
    'h1 sends it to 02:00:00:00:00:02, which its neighbour table has for 10.0.0.2; eth0 in h2 on vm has 02:00:00:00:00:77',
  );
  expect(why(lan([]), way)).toBeNull();
});

describe('the far end of a cable that is plugged into nothing', () => {
  const cable = (more: Partial<NetworkNamespace>): NetworkState =>
    network(
      { h: { eth0: {}, v: { to: 'c:eth0' } }, c: { eth0: { to: 'h:v', has: ['10.0.0.2'] } } },
      { h: more },
    );

  test('is a reason only where no route leads there, as Calico has it, and no filter of tc', () => {
    expect(why(cable({}), ['eth0@h in'])).toMatch(/is plugged into no bridge and has no address/);
    const route = { destination: '10.0.0.2', dev: 'v' } as NetworkNamespace['routes'][number];
    expect(why(cable({ routes: [route] }), ['eth0@h in'])).toBeNull();
    const filter = { dev: 'eth0', actions: [{ to: 'v' }] } as unknown as NetworkNamespace['filters'][number];
    expect(why(cable({ filters: [filter] }), ['eth0@h in'])).toBeNull();
  });
});

test('an address that failed its check for duplicates is not used', () => {
  const state = network({ h: { eth0: { has: ['2001:db8::2'] } } });
  const failed = {
    ...state,
    namespaces: state.namespaces.map((space) => ({
      ...space,
      links: space.links.map((link) => ({
        ...link,
        addresses: link.addresses.map((one) => ({ ...one, flags: ['tentative', 'dadfailed'] })),
      })),
    })),
  };
  expect(why(failed, ['eth0@h in'], '2001:db8::2')).toMatch(/does not use it: .* \(dadfailed\)/);
});
