import { expect, test } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { runChecks, type CheckResult } from '../../../extension/core/checks/runChecks.ts';
import type { Command, ExecResult } from '../../../extension/core/machine/machine.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';

const names = ['red', 'green', 'blue'];
const addresses: Readonly<Record<string, string>> = { red: '10.0.0.1', green: '10.0.0.2', blue: '10.0.0.3' };
const link = (name: string, flags = ['UP', 'LOWER_UP']): object => ({
  ifindex: 2,
  ifname: 'eth0',
  flags,
  addr_info: [{ family: 'inet', local: addresses[name], prefixlen: 24, scope: 'global' }],
});
const inodes: Readonly<Record<string, number>> = { red: 1, green: 2, blue: 3 };
const world = (flags?: string[]): object[] => [
  { inode: 9, host: 'vm', name: null, addr: [{ ifindex: 5, ifname: 'br0', flags: ['UP'], addr_info: [] }] },
  ...names.map((name) => ({
    inode: inodes[name],
    host: 'vm',
    name,
    addr: [link(name, name === 'blue' ? flags : undefined)],
  })),
];

/** What the guest says to one question; by default, that it was delivered where it should be, and replied to. */
type Say = (question: { from: number; to: number; protocol: string }) => object;

async function look(
  entry: object,
  say: Say = () => ({}),
  namespaces = world(),
): Promise<CheckResult & { asked: string[] }> {
  const { state } = parseState({ format: 1, namespaces });
  const parsed = parseCheck({ what: 'it', ...entry });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  let asked: string[] = [];
  const exec = (_host: string, command: Command): Promise<ExecResult> => {
    const plain = { stdout: '', stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 };
    if ('argv' in command || command.args?.[0] !== 'patchbay-probe') return Promise.resolve(plain);
    asked = [...command.args.slice(1)];
    const answers = asked
      .filter((text) => /^\d+:\d+:\w+:/.test(text))
      .map((text) => {
        const [from, to, protocol = ''] = text.split(':');
        const question = { from: Number(from), to: Number(to), protocol };
        const source = Object.values(addresses)[question.from - 1];
        return { replied: true, at: question.to, source, ttl: 64, there: [0], back: [0], ...say(question) };
      });
    return Promise.resolve({ ...plain, stdout: JSON.stringify(answers) });
  };
  const context = { machine: { exec }, readState: () => Promise.resolve(state), defaultHost: 'vm' };
  const [result] = await runChecks([parsed.check], context);
  if (!result) throw new Error('no result');
  return { ...result, asked };
}

test('everybody is asked by everybody, in both directions and by each protocol', async () => {
  const result = await look({ reaches: addresses });
  expect(result).toMatchObject({ status: 'pass' });
  expect(result.asked).toHaveLength(3 * 2 * 3);
  expect(result.asked[0]).toBe('1:2:icmp:10.0.0.2:1');
});

test('the faults are told by pair and protocol', async () => {
  const deaf: Say = ({ from, to, protocol }) =>
    from === 1 && to === 3 && protocol !== 'icmp' ? { replied: false, at: null, error: null } : {};
  expect(await look({ reaches: addresses }, deaf)).toMatchObject({
    status: 'fail',
    seen: 'red → blue (UDP, TCP): it does not arrive',
  });
});

test.each<[string, object, Say, string]>([
  ['no way back', {}, () => ({ replied: false }), 'it arrives, but no reply comes back'],
  ['somebody else', {}, () => ({ at: 3 }), 'blue replies in its place'],
  [
    'refused',
    {},
    () => ({ replied: false, at: null, error: 'Connection refused' }),
    'it does not arrive: Connection refused',
  ],
  [
    'rewritten',
    { source: 'kept' },
    () => ({ source: '10.0.0.254' }),
    'it arrives as from 10.0.0.254, not 10.0.0.1',
  ],
  ['routed', { hops: 0 }, () => ({ ttl: 63 }), 'it passes 1 router, not 0'],
  ['past', { passes: { link: 'br0' } }, () => ({ there: [] }), 'it does not pass br0 on vm'],
  ['back past', { passes: { link: 'br0' } }, () => ({ back: [] }), 'its reply does not pass br0 on vm'],
  ['through', { avoids: { link: 'br0' } }, () => ({}), 'it passes br0 on vm'],
  [
    'past a kind',
    { passes: { kind: 'vxlan', id: 42 } },
    () => ({}),
    'it does not pass a vxlan link 42 on vm',
  ],
])('%s', async (_words, more, say, seen) => {
  const entry = { reaches: addresses, pairs: ['red > green'], protocols: ['icmp'], ...more };
  expect(await look(entry, say)).toMatchObject({ status: 'fail', seen: `red → green (ICMP): ${seen}` });
});

test('who must be apart is asked too, in the directions that are named', async () => {
  const entry = { reaches: addresses, pairs: ['red - green'], apart: ['* > blue'], protocols: ['icmp'] };
  const result = await look(entry, ({ to }) => (to === 3 ? { replied: false, at: null } : {}));
  expect(result).toMatchObject({ status: 'pass' });
  expect(result.asked.map((text) => text.replace(/:icmp.*:/, ' '))).toEqual([
    '1:2 1',
    '1:3 0',
    '2:1 1',
    '2:3 0',
  ]);
  expect(await look(entry)).toMatchObject({
    status: 'fail',
    seen: 'red → blue (ICMP): it arrives and gets a reply; green → blue (ICMP): it arrives and gets a reply',
  });
});

test('what arrives has reached, with a reply or without', async () => {
  const entry = { reaches: addresses, pairs: [], apart: ['red > blue'], protocols: ['udp'] };
  expect(await look(entry, () => ({ replied: false }))).toMatchObject({
    status: 'fail',
    seen: 'red → blue (UDP): it arrives, if without a reply',
  });
});

test('silence of what is off proves nothing', async () => {
  const entry = { reaches: addresses, apart: ['* - blue'], protocols: ['icmp'] };
  const silent: Say = ({ from, to }) => (from === 3 || to === 3 ? { replied: false, at: null } : {});
  expect(await look(entry, silent)).toMatchObject({ status: 'pass' });
  expect(await look(entry, silent, world([]))).toMatchObject({
    status: 'fail',
    seen: 'the link of blue with 10.0.0.3 is down; blue has no address to send from',
  });
});

test('a place that is not there fails, and one that the table lacks is the author’s mistake', async () => {
  expect(await look({ reaches: { ...addresses, pink: '10.0.0.9' } })).toMatchObject({
    status: 'fail',
    seen: expect.stringContaining('no place pink') as unknown,
  });
  expect(await look({ reaches: addresses, apart: ['red - pink'] })).toMatchObject({ status: 'error' });
});
