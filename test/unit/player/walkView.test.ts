import { expect, test } from 'vitest';
import type { Hop, Walk } from '../../../extension/core/walk/walk.ts';
import { captureCommand, walkPlace, walkView } from '../../../extension/player/network/walkView.ts';

const hop = (change: Partial<Hop>): Hop => ({
  ...{ time: 0, node: 'vm|br0', host: 'vm', netns: null, link: 'br0', where: 'br0 on vm', direction: 'in' },
  ...{
    packet: 'ICMP echo request',
    length: 98,
    happened: '',
    tunnel: null,
    tags: [],
    fragments: [],
    source: '',
    destination: '',
  },
  ...change,
});

test('hops of all packets stand in a row, and each packet is named where it begins', () => {
  const leg = {
    kind: 'request',
    title: 'ICMP echo request',
    delivered: true,
    attempts: 1,
    also: [],
    lost: null,
    evidence: [],
  } as const;
  const walk: Walk = {
    ...{
      from: 'red',
      to: '10.0.0.2 (green)',
      probe: 'ping',
      answered: true,
      verdict: 'Answered.',
      evidence: [],
    },
    legs: [
      { ...leg, hops: [hop({}), hop({ node: null, happened: 'tag pushed' })] },
      { ...leg, kind: 'reply', title: 'ICMP echo reply', hops: [hop({})] },
    ],
  };
  const { hops, ...rest } = walkView(walk);
  expect(rest).toEqual({
    title: 'From red to 10.0.0.2 (green)',
    running: false,
    verdict: 'Answered.',
    evidence: [],
    failure: null,
  });
  expect(hops.map(({ node, happened }) => [node, happened])).toEqual([
    ['vm|br0', 'ICMP echo request'],
    ['', 'tag pushed'],
    ['vm|br0', 'ICMP echo reply'],
  ]);
});

test('a NIC of the picture names the place that a probe is sent from', () => {
  const node = { id: 'x', name: 'eth0', label: '', facts: [], isLink: true };
  expect(walkPlace({ ...node, host: 'a', netns: 'red' })).toBe('a:red');
  expect(walkPlace({ ...node, host: 'a', netns: null })).toBe('a');
  expect(walkPlace({ ...node, host: '', netns: null })).toBeUndefined();
});

test('a capture runs where the NIC is, and its name is one word', () => {
  const node = { id: 'n', label: '', facts: [], isLink: true, host: 'a', name: 'eth0' };
  expect(captureCommand({ ...node, netns: null })).toBe('tcpdump -nn -e -l -i eth0');
  expect(captureCommand({ ...node, netns: 'red', name: "a'; reboot" })).toBe(
    "ip netns exec red tcpdump -nn -e -l -i 'a'\\''; reboot'",
  );
});
