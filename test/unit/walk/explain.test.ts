import { describe, expect, test } from 'vitest';
import type { Packet } from '../../../extension/core/capture/packet.ts';
import { explanationText } from '../../../extension/core/explain/explanation.ts';
import type { Known } from '../../../extension/core/explain/known.ts';
import { whyLost } from '../../../extension/core/explain/lost.ts';
import { Questions, type Ask } from '../../../extension/core/explain/questions/ask.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { network, ping, seen, spaceOf } from './sightings.ts';

/** Answers by the end of the command line. */
const answers =
  (said: Readonly<Record<string, string>>): Ask =>
  (_space, argv) => {
    const found = Object.entries(said).find(([words]) => argv.join(' ').endsWith(words));
    return found === undefined
      ? null
      : { exitCode: found[1].startsWith('RTNETLINK') ? 2 : 0, text: found[1] };
  };
const known = (state: NetworkState, ask: Ask = () => null): Known => ({
  ...{ state, after: null, drops: [], dropsUnheard: null, framesLeftOut: 0, framesRepeated: 0, ask },
});

const ROUTER = network(
  { r: { e0: { has: ['10.0.1.1'] }, e1: { has: ['10.0.2.1'] } } },
  { r: { sysctl: { 'net.ipv4.ip_forward': '1' } } },
);
const atRouter = (said: Readonly<Record<string, string>>, state = ROUTER): string =>
  explanationText(whyLost(known(state, answers(said)), seen(state, 'e0@r in', 1)));
const GET = 'route get 10.0.0.2 from 10.0.0.1 iif e0';

describe('a router', () => {
  test('has its route from the kernel, which knows rules, VRFs and marks', () => {
    expect(atRouter({ [GET]: 'RTNETLINK answers: Network is unreachable' })).toBe(
      'r has no route to 10.0.0.2: Network is unreachable',
    );
    expect(atRouter({ [GET]: 'RTNETLINK answers: Invalid cross-device link' })).toMatch(
      /drops it by rp_filter/,
    );
    expect(atRouter({ 'conf/e0/forwarding': '0' })).toMatch(/does not forward what comes in at e0/);
  });

  test('a route that refuses is named by its type only where the tables have it', () => {
    const refusing = network(
      { r: { e0: {} } },
      {
        r: {
          sysctl: { 'net.ipv4.ip_forward': '1' },
          routes: [
            { ...spaceOf(ROUTER, 'r').routes[0], type: 'blackhole', destination: '10.0.0.0/24' } as never,
          ],
        },
      },
    );
    const said = { [GET]: 'RTNETLINK answers: Invalid argument' };
    expect(atRouter(said, refusing)).toBe('the route of r to 10.0.0.2 is blackhole');
    expect(atRouter(said)).toBe('r has no route to 10.0.0.2: Invalid argument');
  });

  test('where all is in order nothing is guessed: it says what was looked at, and what was not', () => {
    const route = JSON.stringify([{ dst: '10.0.0.2', dev: 'e1', table: 'main' }]);
    const text = atRouter({ [GET]: route });
    expect(text).toMatch(
      /^why it went no further is not known\. Looked at, and in order: r forwards; its route: .*dev e1/,
    );
    expect(text).toContain('the kernel reports no drop of it');
    expect(text).not.toMatch(/firewall/);
    const unheard = whyLost(
      { ...known(ROUTER), dropsUnheard: 'no BTF', framesLeftOut: 7 },
      seen(ROUTER, 'e0@r in', 1),
    );
    expect(unheard.unseen).toEqual([
      'the route of r to 10.0.0.2',
      'what the kernel drops (no BTF)',
      '7 frames for which the capture had no room',
    ]);
  });
});

describe('a bridge', () => {
  const bridge = { kind: 'bridge', details: { vlan_filtering: 1 as unknown } };
  const port = { master: 'br0', portDetails: { state: 'forwarding' } };
  const at = (state: NetworkState, packet: Packet = ping()): string =>
    explanationText(whyLost(known(state), seen(state, 'p1@sw in', 1, packet)));
  const vlans = (...entries: readonly [port: string, vlan: number, pvid: boolean][]) =>
    entries.map(([name, vlan, pvid]) => ({ port: name, vlan, pvid, tagged: !pvid }));

  test('is itself a member of VLANs, as its ports are', () => {
    const state = network(
      { sw: { p1: port, br0: bridge, 'br0.201': { kind: 'vlan', to: 'sw:br0', has: ['10.0.0.2'] } } },
      { sw: { vlans: vlans(['p1', 201, true]) } },
    );
    expect(at(state)).toBe('sw has 10.0.0.2 itself, and br0 itself is not in VLAN 201');
  });

  test('of service VLANs takes a customer’s tag for payload', () => {
    const service = { kind: 'bridge', details: { vlan_filtering: 1, vlan_protocol: '802.1ad' } };
    const state = network(
      { sw: { p1: port, p2: port, br0: service } },
      { sw: { vlans: vlans(['p1', 100, true]) } },
    );
    expect(at(state, ping(64, { tags: [10], tagType: 0x8100 }))).toBe(
      'no other port of br0 is in service VLAN 100',
    );
  });

  test('does not forward between isolated ports, from locked ones, or where flooding is off', () => {
    const plain = { kind: 'bridge' };
    const isolated = { master: 'br0', portDetails: { isolated: true } };
    const fdb = [
      { mac: '02:00:00:00:00:02', port: 'p2', bridge: 'br0', vlan: null, dst: null, state: '', flags: [] },
    ];
    const made = (p1: object, p2: object, known_: readonly object[] = []): NetworkState =>
      network({ sw: { p1, p2, br0: plain } }, { sw: { fdb: known_ as never } });
    expect(at(made(isolated, isolated, fdb))).toMatch(
      /has 02:00:00:00:00:02 behind p2, which is isolated, as p1 is/,
    );
    expect(at(made({ master: 'br0', portDetails: { locked: true } }, { master: 'br0' }))).toBe(
      'the port p1 of br0 is locked, and its FDB has no entry for 02:00:00:00:00:01 there',
    );
    expect(at(made({ master: 'br0' }, { master: 'br0', portDetails: { flood: false } }))).toBe(
      'the frame is to be flooded, and p2 of br0 takes no such frames (flood off)',
    );
  });

  test('a VRF and a bond are no bridges', () => {
    for (const kind of ['vrf', 'bond'])
      expect(at(network({ sw: { p1: { master: 'm' }, m: { kind } } }))).not.toMatch(/\bport\b|bridge/);
  });
});

describe('the end of a tunnel', () => {
  const carried = (kind: 'gre' | 'vxlan', vni: number): Packet => {
    const outer = ping();
    const tunnel = { kind, vni, inner: ping() };
    const transport =
      kind === 'gre'
        ? ({ kind: 'other', protocol: 47, tunnel, payload: '' } as const)
        : ({ kind: 'udp', source: 5, destination: 4789, tunnel, payload: '' } as const);
    return {
      ...outer,
      network: { ...(outer.network as Extract<Packet['network'], { kind: 'ip' }>), transport },
    };
  };
  const device = (info: object): string => JSON.stringify([{ linkinfo: { info_data: info } }]);

  test('GRE of another key', () => {
    const state = network({ g: { e0: { has: ['10.0.0.2'] }, gre1: { kind: 'gre' } } });
    const ask = answers({ 'dev gre1': device({ remote: '10.0.0.1', ikey: '0.0.0.8' }) });
    expect(explanationText(whyLost(known(state, ask), seen(state, 'e0@g in', 1, carried('gre', 7))))).toBe(
      'no GRE tunnel of g from 10.0.0.1 has key 7: gre1 has key 8',
    );
  });

  test('a VXLAN interface for many VNIs that lets only some in', () => {
    const vx0 = { kind: 'vxlan', details: { external: true, port: 4789 } };
    const state = network({ v: { e0: { has: ['10.0.0.2'] }, vx0 } });
    const ask = answers({
      'link show dev vx0': device({ vnifilter: true }),
      'vni show dev vx0': JSON.stringify([
        { ifname: 'vx0', vnis: [{ vni: 10010 }, { vni: 10030, vniEnd: 10040 }] },
      ]),
    });
    const say = (vni: number): string =>
      explanationText(whyLost(known(state, ask), seen(state, 'e0@v in', 1, carried('vxlan', vni))));
    expect(say(10020)).toBe('VNI 10020 is not in the VNI filter of vx0 in v on vm');
    expect(say(10035)).toMatch(/^why it went no further is not known/);
  });
});

test('what is asked once is asked no more, and not without an end', () => {
  const questions = new Questions();
  const space = spaceOf(ROUTER, 'r');
  expect(questions.ask(space, ['one'])).toBeNull();
  expect(questions.ask(space, ['one'])).toBeNull();
  const [question, more] = questions.take();
  expect(more).toBeUndefined();
  if (question) questions.answer(question, { exitCode: 0, text: 'said' });
  expect(questions.ask(space, ['one'])?.text).toBe('said');
  expect(questions.take()).toEqual([]);
  for (let number = 0; number < 100; number++) questions.ask(space, [String(number)]);
  expect(questions.take().length).toBeLessThan(30);
});
