import { expect, test } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { runChecks } from '../../../extension/core/checks/runChecks.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';

const link = (ifname: string, ...addresses: string[]): object => ({
  ifindex: 2,
  ifname,
  flags: ['UP', 'LOWER_UP'],
  addr_info: addresses.map((text) => {
    const [local, prefixlen] = text.split('/');
    return { family: 'inet', local, prefixlen: Number(prefixlen), scope: 'global' };
  }),
});
const space = (inode: number, name: string | null, more: object): object => ({
  inode,
  host: 'vm',
  name,
  ...more,
});

async function look(entry: object, ...namespaces: object[]): Promise<string> {
  const { state } = parseState({ format: 1, namespaces });
  const parsed = parseCheck({ what: 'it', ...entry });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [result] = await runChecks([parsed.check], {
    machine: { exec: () => Promise.reject(new Error('Nothing is to be run.')) },
    readState: () => Promise.resolve(state),
    defaultHost: 'vm',
  });
  return `${result?.status}: ${result?.seen}`;
}

const address = { address: '10.0.0.1/24', on: 'tun0' };

test('an address is in one place: neither on another link nor in another namespace', async () => {
  const alone = space(1, null, { addr: [link('tun0', '10.0.0.1/24'), link('eth0', '10.0.0.2/24')] });
  expect(await look(address, alone)).toBe('pass: 10.0.0.1/24 is on tun0');
  const twice = space(1, null, { addr: [link('tun0', '10.0.0.1/24'), link('eth0', '10.0.0.1/32')] });
  expect(await look(address, twice)).toBe('fail: 10.0.0.1/24 is on tun0, and also on eth0 on vm');
  const red = space(2, 'red', { addr: [link('eth0', '10.0.0.1/24')] });
  expect(await look(address, alone, red)).toBe('fail: 10.0.0.1/24 is on tun0, and also on eth0 in red on vm');
  expect(await look({ ...address, elsewhere: true }, alone, red)).toMatch(/^pass/);
  // One namespace with two names is one place.
  expect(await look(address, alone, { ...alone, name: 'own' })).toMatch(/^pass/);
});

const route = (dst: string, dev: string, more: object = {}): object => ({
  dst,
  dev,
  protocol: 'boot',
  ...more,
});
const tunnel = { route: '10.9.0.0/16', dev: 'vpn0' };
const world = (...routes: object[]): object => space(1, null, { addr: [], route: routes });

test.each([
  ['alone', tunnel, [route('10.9.0.0/16', 'vpn0')], 'pass'],
  ['two halves', tunnel, [route('10.9.0.0/17', 'vpn0'), route('10.9.128.0/17', 'vpn0')], 'pass'],
  ['two quarters', tunnel, [route('10.9.0.0/18', 'vpn0'), route('10.9.192.0/18', 'vpn0')], 'fail'],
  ['two hosts', tunnel, [route('10.9.0.1', 'vpn0'), route('10.9.255.254', 'vpn0')], 'fail'],
  ['a wider one', tunnel, [route('10.8.0.0/15', 'vpn0')], 'fail'],
  ['a hole', tunnel, [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'eth0')], 'fail'],
  [
    'a wall',
    tunnel,
    [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'vpn0', { type: 'unreachable' })],
    'fail',
  ],
  [
    'a hole, where the check names no way',
    { route: '10.9.0.0/16' },
    [route('10.9.0.0/16', 'vpn0'), route('10.9.128.0/17', 'eth0', { gateway: '192.168.8.101' })],
    'fail',
  ],
  [
    'a narrower one the same way',
    tunnel,
    [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'vpn0')],
    'pass',
  ],
  ['a wider one beside it', tunnel, [route('10.9.0.0/16', 'vpn0'), route('10.0.0.0/8', 'eth0')], 'pass'],
  [
    'a better metric elsewhere',
    tunnel,
    [route('10.9.0.0/16', 'vpn0', { metric: 9 }), route('10.9.0.0/16', 'eth0')],
    'fail',
  ],
  [
    'a worse metric elsewhere',
    tunnel,
    [route('10.9.0.0/16', 'vpn0'), route('10.9.0.0/16', 'eth0', { metric: 9 })],
    'pass',
  ],
  [
    'a subnet of its own inside',
    tunnel,
    [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'eth0', { protocol: 'kernel' })],
    'pass',
  ],
  [
    'one more next hop',
    tunnel,
    [{ dst: '10.9.0.0/16', nexthops: [{ dev: 'vpn0' }, { dev: 'eth0' }] }],
    'fail',
  ],
  [
    'another table',
    tunnel,
    [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'eth0', { table: '7' })],
    'pass',
  ],
  [
    'halves of the default',
    { route: 'default', dev: 'a' },
    [route('default', 'a'), route('0.0.0.0/1', 'b'), route('128.0.0.0/1', 'b')],
    'fail',
  ],
  [
    'others beside the default',
    { route: 'default', dev: 'a' },
    [route('default', 'a'), route('172.16.0.0/12', 'b')],
    'pass',
  ],
])('a route is the way there: %s', async (_words, entry, routes, status) => {
  expect(await look(entry, world(...routes))).toMatch(new RegExp(`^${status}`));
});

test('a hole is named', async () => {
  expect(await look(tunnel, world(route('10.9.0.0/18', 'vpn0'), route('10.9.192.0/18', 'vpn0')))).toBe(
    'fail: no route 10.9.0.0/16 on vm, but there is none for 10.9.64.0/18',
  );
});

test('what goes first is named', async () => {
  const routes = [route('10.9.0.0/16', 'vpn0'), route('10.9.7.0/24', 'eth0')];
  expect(await look(tunnel, world(...routes))).toBe(
    'fail: the route is 10.9.0.0/16 dev vpn0, but another route is preferred for 10.9.7.0/24: 10.9.7.0/24 dev eth0',
  );
});

test('an entry that a control plane wrote is not learned', async () => {
  const entry = { mac: '02:00:00:00:00:11', ifname: 'v0', master: 'br0', state: '' };
  const learned = { fdb: '02:00:00:00:00:11', port: 'v0', learned: true };
  expect(await look(learned, space(1, null, { addr: [], fdb: [{ ...entry, flags: [] }] }))).toMatch(/^pass/);
  const written = space(1, null, { addr: [], fdb: [{ ...entry, flags: ['extern_learn'] }] });
  expect(await look(learned, written)).toBe('fail: 02:00:00:00:00:11 is on v0 (extern_learn)');
});

test('a pattern says which kind of link is missing, and what is there', async () => {
  const own = space(1, null, { addr: [link('lo'), link('enp0s8'), link('enp0s9')] });
  expect(await look({ link: '*', kind: 'ipvlan', parent: 'enp0s8' }, own)).toBe(
    'fail: no ipvlan link on vm; there is enp0s8, enp0s9',
  );
});

test('of several links that a pattern fits, the one with the wanted id is meant, whatever else is wrong with it', async () => {
  const vtep = (ifname: string, id: number, mtu: number): object => ({
    ...link(ifname),
    mtu,
    linkinfo: { info_kind: 'vxlan', info_data: { id } },
  });
  const own = space(1, null, { addr: [vtep('vxlan0', 42, 1350), vtep('vxlan1', 5000, 1500)] });
  const wanted = { link: '*', kind: 'vxlan', linkId: 5000, mtu: 1350 };
  expect(await look(wanted, own)).toBe('fail: vxlan1: MTU 1500');
  expect(await look({ ...wanted, linkId: 43 }, own)).toBe('fail: vxlan0: id 42');
});

const rule = (more: object): object => ({ priority: 100, src: 'all', table: '7', ...more });
const inSeven = (dst: string, dev: string): object => route(dst, dev, { table: '7' });

test.each([
  ['to a table that goes elsewhere', tunnel, rule({}), [inSeven('default', 'eth0')], 'fail'],
  ['to a table with a hole', tunnel, rule({}), [inSeven('10.9.7.0/24', 'eth0')], 'fail'],
  ['to a table that goes the same way', tunnel, rule({}), [inSeven('10.9.0.0/16', 'vpn0')], 'pass'],
  ['to a table that does not know it', tunnel, rule({}), [inSeven('10.7.0.0/16', 'eth0')], 'pass'],
  ['to an empty table', tunnel, rule({}), [], 'pass'],
  ['after the table main', tunnel, rule({ priority: 32_767 }), [inSeven('default', 'eth0')], 'pass'],
  ['of one sender', tunnel, rule({ src: '10.1.0.1' }), [inSeven('default', 'eth0')], 'pass'],
  ['for a part of it', tunnel, rule({ dst: '10.9.7.0', dstlen: 24 }), [inSeven('default', 'eth0')], 'fail'],
  [
    'for another network',
    tunnel,
    rule({ dst: '10.7.0.0', dstlen: 16 }),
    [inSeven('default', 'eth0')],
    'pass',
  ],
  ['that forbids', tunnel, { priority: 100, src: 'all', action: 'prohibit' }, [], 'fail'],
  [
    'for one network beside the default',
    { route: 'default', dev: 'vpn0' },
    rule({ dst: '10.7.0.0', dstlen: 16 }),
    [inSeven('default', 'eth0')],
    'pass',
  ],
])('a rule %s', async (_words, entry, one, routes, status) => {
  const main = [route('10.9.0.0/16', 'vpn0'), route('default', 'vpn0')];
  const there = space(1, null, { addr: [], route: [...main, ...routes], rule: [one] });
  expect(await look(entry, there)).toMatch(new RegExp(`^${status}`));
});

test('the rule that goes first is named', async () => {
  const there = space(1, null, {
    addr: [],
    route: [route('10.9.0.0/16', 'vpn0'), inSeven('default', 'eth0')],
    rule: [rule({})],
  });
  expect(await look(tunnel, there)).toBe(
    'fail: the route is 10.9.0.0/16 dev vpn0, but a routing rule comes first: from all lookup 7',
  );
});

test('a namespace on another host is said to be there', async () => {
  const host = (name: string, inode: number): object => ({ inode, host: name, name: null, addr: [] });
  const red = { inode: 3, host: 'laptop', name: 'red', addr: [] };
  expect(await look({ netns: 'red' }, host('vm', 1), host('laptop', 2), red)).toBe(
    'fail: there is no namespace red on vm; laptop has one',
  );
});
