import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findLink, findNamespace, type NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';

/** What `patchbay-state` printed in a real VM, in the world of that name. */
function captured(world: string): NetworkState {
  const file = new URL(`../../fixtures/state/${world}.json`, import.meta.url);
  const { state, problems } = parseState(JSON.parse(readFileSync(file, 'utf8')));
  expect(problems).toEqual([]);
  return state;
}

function link(state: NetworkState, host: string, netns: string | undefined, name: string) {
  const space = findNamespace(state, host, netns);
  return space && findLink(space, name);
}

describe('states captured in a real VM', () => {
  test('a machine where nothing was done', () => {
    const state = captured('empty');
    expect(state.namespaces.map(({ host, name }) => [host, name])).toEqual([['vm', null]]);
    expect(link(state, 'vm', undefined, 'eth0')).toMatchObject({ up: true, kind: null });
    expect(state.containers).toEqual([]);
  });

  test('a bridge with three namespaces: cables joined, and an address learned behind a port', () => {
    const state = captured('veth-bridge');
    expect(state.namespaces.map(({ name }) => name).sort()).toEqual(['blue', 'green', 'red', null].sort());
    expect(link(state, 'vm', undefined, 'vred')).toMatchObject({
      master: 'br0',
      below: { namespace: 'red', name: 'eth0' },
    });
    expect(link(state, 'vm', 'red', 'eth0')).toMatchObject({
      below: { host: 'vm', namespace: null, name: 'vred' },
    });
    const red = link(state, 'vm', 'red', 'eth0')?.mac;
    const learned = findNamespace(state, 'vm')?.fdb.filter(
      (entry) => entry.mac === red && entry.state === '',
    );
    expect(learned).toMatchObject([{ port: 'vred', bridge: 'br0' }]);
  });

  test('a tun and the program that holds it', () => {
    const vm = findNamespace(captured('tun'), 'vm');
    expect(vm?.tunHolders).toMatchObject([{ link: 'tun0', comm: 'mytun' }]);
    expect(vm && findLink(vm, 'tun0')).toMatchObject({ kind: 'tun', state: 'unknown', up: true });
    expect(vm?.routes).toContainEqual(
      expect.objectContaining({ destination: '172.21.22.0/24', dev: 'tun0' }),
    );
  });

  test('two hosts, a VXLAN tunnel, and a Geneve one', () => {
    const state = captured('vxlan');
    expect(state.namespaces.map(({ host }) => host).sort()).toEqual(['a', 'b', 'lan', 'vm']);
    const vxlan = link(state, 'a', undefined, 'vxlan0');
    expect(vxlan).toMatchObject({ kind: 'vxlan', mtu: 1450, below: { name: 'enp0s8' } });
    expect(vxlan?.details).toMatchObject({
      id: 42,
      port: 4789,
      remote: '192.168.8.101',
      local: '192.168.8.100',
    });
    expect(link(state, 'a', undefined, 'gnv0')).toMatchObject({ kind: 'geneve', details: { id: 7 } });
    expect(link(state, 'a', undefined, 'enp0s8')).toMatchObject({ below: { host: 'lan', name: 'port1' } });
  });

  test('the VLANs of a bridge that filters, and a tagged sub-interface', () => {
    const state = captured('vlan');
    const vlans = findNamespace(state, 'vm')?.vlans ?? [];
    expect(vlans).toContainEqual({ port: 'vred', vlan: 10, pvid: true, tagged: false });
    expect(vlans).toContainEqual({ port: 'vgreen', vlan: 20, pvid: false, tagged: true });
    expect(vlans).not.toContainEqual(expect.objectContaining({ port: 'vred', vlan: 1 }));
    expect(link(state, 'vm', 'green', 'eth0.20')).toMatchObject({
      kind: 'vlan',
      details: { id: 20 },
      below: { name: 'eth0' },
    });
  });

  test('macvlan and ipvlan, joined to their parents in another namespace', () => {
    const state = captured('macvlan');
    expect(link(state, 'vm', 'm1', 'mv1')).toMatchObject({
      kind: 'macvlan',
      details: { mode: 'bridge' },
      below: { host: 'vm', name: 'dm0' },
    });
    expect(link(state, 'vm', 'i1', 'iv1')).toMatchObject({
      kind: 'ipvlan',
      details: { mode: 'l3' },
      below: { name: 'dm1' },
    });
  });

  test.each(['nft', 'iptables'] as const)('the same NAT, made with %s', (from) => {
    const nat = findNamespace(captured(`nat-${from}`), 'vm')?.nat;
    expect(nat).toHaveLength(2);
    expect(nat).toContainEqual(
      expect.objectContaining({ action: 'masquerade', from, source: '172.18.0.0/24', out: 'eth0' }),
    );
    expect(nat).toContainEqual(
      expect.objectContaining({ action: 'dnat', from, protocol: 'tcp', port: '8080', to: '172.18.0.2:80' }),
    );
  });

  test('two containers: their namespaces, cables to docker0, and a published port by iptables', () => {
    const state = captured('docker');
    const web = state.containers.find(({ name }) => name === 'web');
    expect(web).toMatchObject({
      running: true,
      image: 'patchbay/busybox',
      addresses: [{ network: 'bridge' }],
    });
    expect(web?.ports).toContain('0.0.0.0:8080->80/tcp');
    const home = state.namespaces.find(({ processes }) => processes.some(({ pid }) => pid === web?.pid));
    expect(home && findLink(home, 'eth0')?.below).toMatchObject({ host: 'vm', namespace: null });
    const nat = findNamespace(state, 'vm')?.nat;
    expect(nat).toContainEqual(
      expect.objectContaining({ action: 'dnat', port: '8080', to: '172.17.0.2:80' }),
    );
    expect(nat).toContainEqual(expect.objectContaining({ action: 'masquerade', out: '!docker0' }));
  });
});
