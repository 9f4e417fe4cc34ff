import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaptureBytes } from '../../../extension/core/capture/captureBytes.ts';
import { readCaptureOutput } from '../../../extension/core/capture/captureOutput.ts';
import { decodeFrame } from '../../../extension/core/capture/decodeFrame.ts';
import { USUAL_TUNNEL_PORTS } from '../../../extension/core/capture/decodeTransport.ts';
import type { Drop } from '../../../extension/core/capture/drop.ts';
import { findDrops } from '../../../extension/core/capture/drop.ts';
import { packetText } from '../../../extension/core/capture/packetText.ts';
import { explainDrop, isCopyForOthers } from '../../../extension/core/explain/drops/kernelDrop.ts';
import { hookOf } from '../../../extension/core/explain/drops/netfilterHook.ts';
import type { Known } from '../../../extension/core/explain/known.ts';
import { sameAddress } from '../../../extension/core/state/ipPrefix.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import type { FirewallChain } from '../../../extension/core/state/tables/firewall.ts';
import { network, ping, spaceOf } from './sightings.ts';

const ROUTER = { r: { e0: {}, e1: {} } };
const chain = (packets: number | null, more: Partial<FirewallChain> = {}): FirewallChain => ({
  ...{ from: 'nft', family: 'ip', table: 'f', name: 'fw', type: 'filter', hook: 'forward', priority: 0 },
  ...{ policy: 'accept', dev: null },
  rules: [
    { text: 'ip daddr 10.9.9.9 counter drop', verdict: 'drop', packets: packets === null ? null : 5 },
    { text: 'ip daddr 10.0.0.2 counter drop', verdict: 'drop', packets },
    { text: 'accept', verdict: 'accept', packets: null },
  ],
  ...more,
});

function known(state: NetworkState, after: NetworkState | null = null): Known {
  return {
    state,
    after,
    drops: [],
    dropsUnheard: null,
    framesLeftOut: 0,
    framesRepeated: 0,
    ask: () => null,
  };
}

function drop(state: NetworkState, reason: string, callers: readonly string[]): Drop {
  const space = spaceOf(state, 'r');
  const link = space.links[0] ?? null;
  return { time: 1, space, link, where: 'e0 in r on vm', reason, callers, packet: ping(), key: 'one' };
}

const IN_FORWARD = [
  'nft_do_chain',
  'nft_do_chain_ipv4',
  'nf_hook_slow',
  'ip_forward',
  '__netif_receive_skb_one_core',
];

describe('what netfilter dropped', () => {
  test.each([
    [IN_FORWARD, { family: 'ip', hook: 'forward', bridged: false, dropped: true }],
    [['nf_hook_slow', 'ip_local_deliver'], { family: 'ip', hook: 'input', bridged: false, dropped: true }],
    [
      ['nft_do_chain', 'nf_hook_slow', '__br_forward'],
      { family: 'bridge', hook: 'forward', bridged: false, dropped: true },
    ],
    [
      ['nft_do_chain', 'nf_hook_slow', 'br_nf_forward_ip', 'nf_hook_slow', '__br_forward'],
      { family: 'ip', hook: 'forward', bridged: true, dropped: true },
    ],
    [
      ['ip_forward', '__netif_receive_skb_one_core'],
      { family: 'ip', hook: 'forward', bridged: false, dropped: false },
    ],
    [['tcp_v4_rcv', 'process_backlog'], null],
  ])('%j', (callers, hook) => {
    expect(hookOf(callers)).toEqual(hook);
  });

  test('names the rule whose counter moved', () => {
    const before = network(ROUTER, { r: { chains: [chain(7)] } });
    const after = network(ROUTER, { r: { chains: [chain(8)] } });
    const said = explainDrop(known(before, after), drop(before, 'NETFILTER_DROP', IN_FORWARD));
    expect(said?.why).toBe(
      'the firewall of r drops it at the hook forward of ip: table ip f, chain fw, rule “ip daddr 10.0.0.2 counter drop”',
    );
    expect(said?.evidence.map(({ shows }) => shows)).toContain(
      'table ip f, chain fw: rule “ip daddr 10.0.0.2 counter drop”, counter 7 before and 8 after',
    );
  });

  test('names the hook, and what can have, where no counter tells', () => {
    const state = network(ROUTER, { r: { chains: [chain(null)] } });
    const said = explainDrop(known(state, state), drop(state, 'NETFILTER_DROP', IN_FORWARD));
    expect(said?.why).toBe('the firewall of r drops it at the hook forward of ip');
    expect(said?.evidence.filter(({ kind }) => kind === 'filter')).toHaveLength(2);
  });

  test('names a policy, also of a chain that a rule jumps from', () => {
    const only = chain(null, {
      policy: 'drop',
      rules: [{ text: 'jump other', verdict: 'jump other', packets: null }],
    });
    const state = network(ROUTER, { r: { chains: [only] } });
    expect(explainDrop(known(state), drop(state, 'NETFILTER_DROP', IN_FORWARD))?.why).toMatch(
      /chain fw, policy drop$/,
    );
  });
});

test('the kernel’s other reasons are told in words, and its silence is no reason', () => {
  const state = network(ROUTER);
  const say = (reason: string, callers: readonly string[] = []): string | null | undefined =>
    explainDrop(known(state), drop(state, reason, callers))?.why;
  expect(say('TC_INGRESS')).toBe('a tc filter at e0 in r on vm drops it as it comes in');
  expect(say('XDP')).toBe('an XDP program at e0 in r on vm drops it');
  expect(say('QDISC_DROP')).toBe('the qdisc of e0 in r on vm drops it');
  expect(say('IP_RPFILTER')).toMatch(
    /^r drops it by rp_filter: its route back to 10\.0\.0\.1 does not go out of e0/,
  );
  expect(say('NOT_SPECIFIED', ['br_flood'])).toBeUndefined();
  expect(say('A_REASON_TO_COME')).toBeUndefined();
  expect(isCopyForOthers(drop(state, 'NO_SOCKET', ['icmp_rcv']))).toBe(true);
  expect(isCopyForOthers(drop(state, 'IP_RPFILTER', ['ip_rcv']))).toBe(false);
});

describe('the output of patchbay-capture', () => {
  const line = (drops: readonly object[]): string =>
    JSON.stringify({ framesLeftOut: 3, drops, dropsUnheard: null });
  const ICMP = '45000054d32940004001537d0a0000010a00000208005896001000010102030405060708';

  test('has the drops, each on its link, and the packet from its network header on', () => {
    const raw = readCaptureOutput(
      `\n${line([
        {
          time: '1796025907731083435',
          inode: 100,
          ifindex: 1,
          protocol: 2048,
          reason: 'SKB_DROP_REASON_NETFILTER_DROP',
          callers: ['nft_do_chain [nf_tables]', 'ip6_input.part.0'],
          bytes: ICMP,
        },
      ])}\n`,
    );
    const [found] = findDrops(raw.drops, 1796025907731083000n, network(ROUTER));
    expect(found).toMatchObject({ where: 'e0 in r on vm', reason: 'NETFILTER_DROP', time: 435 });
    expect(found?.callers).toEqual(['nft_do_chain', 'ip6_input']);
    expect(found && packetText(found.packet)).toBe('ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64');
    expect(raw.framesLeftOut).toBe(3);
  });

  test('of an old image, or of none, says that the drops are not known', () => {
    expect(readCaptureOutput('Cg0N\n').dropsUnheard).not.toBeNull();
    expect(readCaptureOutput('').drops).toEqual([]);
    fc.assert(
      fc.property(
        fc.string(),
        (text) => void findDrops(readCaptureOutput(text).drops, null, network(ROUTER)),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(fc.object()),
        (drops) => void findDrops(readCaptureOutput(`\n${line(drops)}`).drops, 0n, network(ROUTER)),
      ),
    );
  });
});

describe('tunnels of IP', () => {
  const hex = (text: string): Uint8Array =>
    Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const outer = (protocol: string, length: string): string =>
    `0200000000020200000000010800` + `4500${length}0000400040${protocol}0000c0000201c0000202`;
  const inner = '45000054d32940004001537d0a0000010a000002080058960010000101020304050607080910111213141516';

  test.each([
    [
      'a key',
      `2000080000000007${inner}`,
      '2f',
      'GRE key 7 192.0.2.1 → 192.0.2.2 [ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64]',
    ],
    [
      'none',
      `00000800${inner}`,
      '2f',
      'GRE 192.0.2.1 → 192.0.2.2 [ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64]',
    ],
    ['IPIP', inner, '04', 'IP in IP 192.0.2.1 → 192.0.2.2 [ICMP echo request 10.0.0.1 → 10.0.0.2, TTL 64]'],
  ])('%s', (_what, payload, protocol, text) => {
    const length = (20 + payload.length / 2).toString(16).padStart(4, '0');
    const frame = hex(`${outer(protocol, length)}${payload}`);
    expect(packetText(decodeFrame(frame, 1, frame.length, USUAL_TUNNEL_PORTS))).toBe(text);
  });
});

test('an IPv6 address is written as the state writes it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 0, 1, 0xfe80, 0x100), { minLength: 8, maxLength: 8 }),
      (groups) => {
        const bytes = Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255]));
        expect(
          sameAddress(new CaptureBytes(bytes).v6(0), groups.map((group) => group.toString(16)).join(':')),
        ).toBe(true);
      },
    ),
  );
  expect(new CaptureBytes(Uint8Array.from([0xfe, 0x80, ...Array<number>(13).fill(0), 1])).v6(0)).toBe(
    'fe80::1',
  );
});
