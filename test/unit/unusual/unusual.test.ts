import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Link, NetworkNamespace, NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { findingsText } from '../../../extension/core/unusual/findingsText.ts';
import { findUnusual } from '../../../extension/core/unusual/findUnusual.ts';
import { LESSONS } from '../../record/recorded.ts';

function recorded(name: string): NetworkState {
  const file = new URL(`../../fixtures/state/${name}.json`, import.meta.url);
  return parseState(JSON.parse(readFileSync(file, 'utf8'))).state;
}

/** The state with one link, or one namespace, made otherwise than it was recorded. */
function otherwise(
  state: NetworkState,
  space: string | null,
  link: string | null,
  change: Partial<Link> | Partial<NetworkNamespace>,
): NetworkState {
  return {
    ...state,
    namespaces: state.namespaces.map((one) => {
      if (one.host !== 'vm' || one.name !== space) return one;
      if (link === null) return { ...one, ...change };
      return {
        ...one,
        links: one.links.map((own) => (own.name === link ? { ...own, ...change } : own)),
      } as NetworkNamespace;
    }),
  };
}
const bridge = recorded('veth-bridge');
const addressOf = (space: string) =>
  bridge.namespaces.find(({ name }) => name === space)!.links.find(({ name }) => name === 'eth0')!.addresses;
const codes = (state: NetworkState): string[] => findUnusual(state).map(({ code }) => code);

test.each([
  ['a network as it should be', bridge, []],
  [
    'an address on a port of a bridge',
    otherwise(bridge, null, 'vred', { addresses: [{ ...addressOf('red')[0]!, address: '10.0.0.77' }] }),
    ['address-on-port'],
  ],
  [
    'the same address in two namespaces',
    otherwise(bridge, 'red', 'eth0', { addresses: addressOf('blue') }),
    ['address-twice'],
  ],
  [
    'the same MAC in two namespaces',
    otherwise(otherwise(bridge, 'red', 'eth0', { mac: '02:00:00:00:00:07' }), 'blue', 'eth0', {
      mac: '02:00:00:00:00:07',
    }),
    ['mac-twice'],
  ],
  [
    'a route over a NIC without carrier',
    otherwise(bridge, 'red', 'eth0', { carrier: false }),
    ['route-without-carrier'],
  ],
  [
    'an address that duplicate address detection found elsewhere',
    otherwise(bridge, 'red', 'eth0', { addresses: [{ ...addressOf('red')[0]!, flags: ['dadfailed'] }] }),
    ['address-not-usable'],
  ],
])('%s', (_what, state, expected) => {
  expect(codes(state)).toEqual(expected);
});

test('a router that does not forward, named by the route that leads to it', () => {
  const route = bridge.namespaces.find(({ name }) => name === 'red')!.routes[0]!;
  const [via] = addressOf('green');
  const state = otherwise(bridge, 'red', null, {
    routes: [
      { ...route, type: 'unicast', destination: 'default', via: via!.address, dev: 'eth0', table: 'main' },
    ],
  });
  expect(findUnusual(state)).toMatchObject([
    {
      code: 'router-does-not-forward',
      node: 'vm/green|eth0',
      command: expect.stringContaining('net.ipv4.conf.eth0.forwarding') as string,
    },
  ]);
  const forwarding = otherwise(state, 'green', null, { sysctl: { 'net.ipv4.ip_forward': '1' } });
  expect(codes(forwarding)).toEqual([]);
});

test('two ends of a tunnel whose packets do not fit the NIC below', () => {
  const text = readFileSync(new URL('../../fixtures/state/vxlan.json', import.meta.url), 'utf8');
  const fits = parseState(JSON.parse(text)).state;
  expect(codes(fits).filter((code) => code === 'tunnel-mtu')).toEqual([]);
  const spaces = fits.namespaces.map((space) => ({
    ...space,
    links: space.links.map((link) =>
      link.kind === 'vxlan' && space.host === 'a' ? { ...link, mtu: 1500 } : link,
    ),
  }));
  const [finding] = findUnusual({ ...fits, namespaces: spaces }).filter(({ code }) => code === 'tunnel-mtu');
  expect(finding).toMatchObject({ host: 'a', node: 'a|vxlan0' });
  expect(finding?.what).toContain(
    'takes packets of 1500 bytes. Encapsulated they have 1550 bytes, but enp0s8',
  );
});

test.each(LESSONS)('what is unusual at the end of %s is what its text teaches, and no more', async (id) => {
  const state = recorded(`lessons/${id}`);
  await expect(`${findingsText(findUnusual(state), state)}\n`).toMatchFileSnapshot(
    `../../fixtures/unusual/${id}.txt`,
  );
});
