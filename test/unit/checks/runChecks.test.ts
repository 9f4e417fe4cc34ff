import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { runChecks, type CheckContext, type CheckResult } from '../../../extension/core/checks/runChecks.ts';
import type { Command, ExecOptions, ExecResult } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';

const captured = JSON.parse(
  readFileSync(new URL('../state/bridgeAndNamespace.json', import.meta.url), 'utf8'),
) as { namespaces: Record<string, unknown>[] };
// What the capturing kernel could not make (VLAN filtering, NAT, containers) is added by hand.
Object.assign(captured.namespaces[0] ?? {}, {
  iptables: '*nat\n-A POSTROUTING -s 10.1.0.0/24 -o eth9 -j MASQUERADE\nCOMMIT\n',
  vlan: [{ ifname: 'v0', vlans: [{ vlan: 10 }, { vlan: 20, flags: ['PVID', 'Egress Untagged'] }] }],
});
(captured.namespaces[0]?.['addr'] as object[]).push({
  ifindex: 90,
  ifname: 'vx0',
  flags: ['UP'],
  mtu: 1450,
  linkinfo: {
    info_kind: 'vxlan',
    info_data: { id: 42, learning: false, proxy: true },
    info_slave_kind: 'bridge',
    info_slave_data: { learning: true, proxy_arp: false },
  },
  addr_info: [],
});
Object.assign(captured, {
  docker: [
    {
      Id: 'c1',
      Names: ['/web'],
      Image: 'busybox',
      State: 'running',
      Ports: [{ IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' }],
      NetworkSettings: { Networks: { bridge: { IPAddress: '172.17.0.2' } } },
    },
  ],
});
const { state } = parseState(captured);

type Answer = Partial<ExecResult> | Error;
async function run(
  entries: object[],
  answer: Answer = {},
  extra: Partial<CheckContext> = {},
): Promise<CheckResult[]> {
  const checks = entries.map((entry) => {
    const parsed = parseCheck({ what: 'it', ...entry });
    if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
    return parsed.check;
  });
  const exec = (_host: string, _command: Command, _options?: ExecOptions): Promise<ExecResult> => {
    if (answer instanceof Error) return Promise.reject(answer);
    const plain = { stdout: '', stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 };
    return Promise.resolve({ ...plain, ...answer });
  };
  return runChecks(checks, {
    machine: { exec },
    readState: () => Promise.resolve(state),
    defaultHost: 'vm',
    ...extra,
  });
}
const resultText = async (entry: object, answer?: Answer): Promise<string> => {
  const [result] = await run([entry], answer);
  return `${result?.status}: ${result?.seen}`;
};

describe('kinds that read the state', () => {
  it.each([
    [{ link: 'br0', kind: 'bridge', up: true }],
    [{ link: 'v*', master: 'br0', peer: { link: 'eth0', netns: 'red' } }],
    [{ link: 'br9', absent: true }],
    [{ link: 'vx0', kind: 'vxlan', learning: false, proxy: true }],
    [{ address: '10.1.0.1/24', on: 'br0' }],
    [{ route: 'default', via: '10.1.0.1', netns: 'red' }],
    [{ neighbour: '10.1.0.7', mac: '02:00:00:00:00:07', netns: 'red' }],
    [{ fdb: '02:00:00:00:00:08', port: 'v0', bridge: 'br0', learned: false }],
    [{ fdb: { of: 'v0' }, port: 'v0' }],
    [{ vlan: 20, port: 'v0', pvid: true, tagged: false }],
    [{ netns: 'red' }],
    [{ nat: 'masquerade', source: '10.1.0.0/24', out: 'eth9' }],
    [{ container: 'web', running: true, address: '172.17.0.2', published: '8080' }],
  ])('%j passes', async (entry) => {
    expect(await resultText(entry)).toMatch(/^pass: /);
  });

  it.each([
    [{ link: 'br0', up: false }, 'fail: br0 is up'],
    [{ link: 'br1' }, 'fail: no link br1 on vm; there is br0'],
    [{ link: 'br0', absent: true }, 'fail: br0 is on vm'],
    [{ link: 'v0', peer: { link: 'eth0', netns: 'blue' } }, 'fail: v0: its peer is eth0 in red'],
    [
      { link: 'v*', kind: 'veth', peer: { link: 'eth0', netns: 'blue' } },
      'fail: no such link on vm; there is v0 (its peer is eth0 in red)',
    ],
    [
      { link: 'v*', kind: 'veth', master: 'br9', peer: { link: 'eth0', netns: 'red' } },
      'fail: v0: master br0',
    ],
    [{ address: '10.1.0.1/16', on: 'br0' }, 'fail: 10.1.0.1/24 is on br0'],
    [{ route: 'default' }, 'fail: no route default on vm'],
    [{ neighbour: '10.1.0.8', netns: 'red' }, 'fail: no neighbour entry for 10.1.0.8 on red'],
    [{ fdb: '02:00:00:00:00:08', port: 'v1' }, 'fail: 02:00:00:00:00:08 is on v0 (static)'],
    [{ vlan: 10, port: 'v0', tagged: false }, 'fail: VLAN 10 on v0 tagged not as PVID'],
    [{ netns: 'rad' }, 'fail: there is no namespace rad; there is red'],
    [{ link: 'eth0', netns: 'blue' }, 'fail: there is no namespace blue; there is red'],
    [{ nat: 'dnat', to: '10.1.0.2' }, 'fail: no dnat rule on vm'],
    [{ container: 'wep' }, 'fail: no container wep; there is web'],
    [{ link: 'br0', host: 'a' }, 'error: the host a could not be read'],
  ])('%j says %s', async (entry, words) => {
    expect(await resultText(entry)).toBe(words);
  });
});

describe('kinds that run something', () => {
  const rate = JSON.stringify({ end: { sum_received: { bits_per_second: 5e7 } } });
  const noNetns = { exitCode: 1, stderr: 'Cannot open network namespace "red": No such file or directory\n' };
  it.each<[object, Answer, string]>([
    [{ reach: '10.1.0.2' }, {}, 'pass: 10.1.0.2 replied'],
    [
      { reach: '10.1.0.2' },
      { exitCode: 1, stdout: '2 packets lost\n' },
      'fail: 10.1.0.2 did not reply: 2 packets lost',
    ],
    [
      { reach: '10.1.0.2', blocked: true },
      { exitCode: 1 },
      'pass: 10.1.0.2 did not reply: nothing came back',
    ],
    [{ reach: '10.1.0.2', blocked: true }, { exitCode: 98 }, 'error: vm has no address to send from'],
    [{ reach: '10.1.0.2', from: 'red', blocked: true }, noNetns, 'error: there is no namespace red'],
    [{ reach: '10.1.0.2', from: 'red' }, noNetns, 'fail: there is no namespace red'],
    [{ reach: '10.1.0.2' }, { exitCode: 97 }, 'error: ping is not installed there'],
    [{ command: 'true', output: '^b' }, { stdout: 'a\nb\n' }, 'pass: exit code 0, a\nb'],
    [{ command: 'true' }, { exitCode: 3 }, 'fail: exit code 3: no output'],
    [{ command: 'true', output: '^b' }, { stdout: 'a\n' }, 'fail: a'],
    [{ command: 'true', notOutput: '^b' }, { stdout: 'a\nb\n' }, 'fail: b'],
    [{ command: 'true' }, { timedOut: true, exitCode: null }, 'error: no reply within 30 s'],
    [{ command: 'true' }, new Error('The machine died.'), 'error: The machine died.'],
    [{ file: '/x', contains: 'hi', executable: true }, { stdout: 'x\nhi\n' }, 'pass: /x is there'],
    [{ file: '/x', contains: 'ho' }, { stdout: '-\nhi\n' }, 'fail: /x does not contain “ho”'],
    [{ file: '/x' }, { exitCode: 95 }, 'fail: there is no file /x'],
    [{ process: 'mytun', holds: 'tun0' }, { stdout: '7\ttun0,\t./mytun \n' }, 'pass: ./mytun runs (pid 7)'],
    [
      { process: 'mytun', holds: 'tun1' },
      { stdout: '7\ttun0,\t./mytun \n' },
      'fail: ./mytun runs, but does not hold tun1',
    ],
    [
      { process: '.', holds: 'tun1' },
      { stdout: '1\t\tinit\n7\ttun0,\t./mytun \n' },
      'fail: no matching process holds tun1',
    ],
    [
      { process: 'mytun' },
      { stdout: '7\t\tbash -c # patchbay-check mytun\n' },
      'fail: no such process runs on vm',
    ],
    [
      { capture: 'br0', during: 'x', contains: 'ARP' },
      { stdout: '10:00:00.1 a > b, ARP\n' },
      'pass: 1 seen on br0 of vm, 1 matching; the first: 10:00:00.1 a > b, ARP',
    ],
    [{ capture: 'br0', during: 'x' }, {}, 'fail: no such packet was seen on br0 of vm'],
    [{ capture: 'br0', during: 'x', none: true }, { exitCode: 95 }, 'error: no link br0 on vm'],
    [{ rate: '10.1.0.2', atLeast: '10M' }, { stdout: rate }, 'pass: 50 Mbit/s'],
    [{ rate: '10.1.0.2', atLeast: '100M' }, { stdout: rate }, 'fail: 50 Mbit/s'],
  ])('%j, %j: %s', async (entry, answer, words) => {
    expect(await resultText(entry, answer)).toBe(words);
  });
});

describe('runChecks', () => {
  it('does not run what needs a check that failed, and says what it waits for', async () => {
    const results = await run([
      { what: 'second', netns: 'red', after: 'first' },
      { what: 'there is a bridge', id: 'first', link: 'nope', hint: 'Add it.' },
      { what: 'third', netns: 'red', after: 'unknown' },
    ]);
    expect(results.map((result) => result.status)).toEqual(['not-run', 'fail', 'not-run']);
    expect(results[0]?.seen).toBe('waits for: there is a bridge');
    expect(results[1]?.hints).toEqual(['Add it.']);
  });

  it('says what the author says of a pass and of a failure', async () => {
    const words = { pass: 'There it is.', fail: 'Not yet.' };
    const results = await run([
      { netns: 'red', ...words },
      { netns: 'red', absent: true, ...words },
    ]);
    expect(results.map(({ seen }) => seen)).toEqual(['There it is.', 'Not yet. (there is a namespace red)']);
  });

  it('ends when checks need each other', async () => {
    const results = await run([
      { netns: 'red', id: 'a', after: 'b' },
      { netns: 'red', id: 'b', after: 'a' },
    ]);
    expect(results.map((result) => result.status)).toEqual(['not-run', 'not-run']);
  });

  it('reads the state once a round, and again while a check may wait', async () => {
    let reads = 0;
    const empty = { ...state, namespaces: state.namespaces.filter((space) => space.name === null) };
    const readState = () => Promise.resolve(++reads === 1 ? empty : state);
    const results = await run(
      [
        { netns: 'red', wait: '2s' },
        { link: 'eth0', netns: 'red', wait: '2s' },
      ],
      {},
      { readState },
    );
    expect(results.map((result) => result.status)).toEqual(['pass', 'pass']);
    expect(reads).toBe(2);
  });

  it('looks once more where the connection was lost meanwhile, and no more than once', async () => {
    const lost = new FailureError(failure('connection-lost', { reason: 'Cut.' }));
    let looks = 0;
    const plain = { stdout: '', stderr: '', exitCode: 0, timedOut: false, truncated: false, ms: 1 };
    const cut =
      (times: number) =>
      (_host: string, command: Command): Promise<ExecResult> =>
        'script' in command && looks++ < times ? Promise.reject(lost) : Promise.resolve(plain);
    const once = await run([{ command: 'true' }], {}, { machine: { exec: cut(1) } });
    expect([once[0]?.status, looks]).toEqual(['pass', 2]);
    looks = 0;
    const twice = await run([{ command: 'true' }], {}, { machine: { exec: cut(2) } });
    expect([twice[0]?.status, looks]).toEqual(['error', 2]);

    looks = 0;
    const readState = () => (looks++ < 1 ? Promise.reject(lost) : Promise.resolve(state));
    const read = await run([{ netns: 'red' }], {}, { readState });
    expect([read[0]?.status, looks]).toEqual(['pass', 2]);
  });

  it('reports an unreadable state as an error, and rejects only when cancelled', async () => {
    const readState = () => Promise.reject(new Error('The guest did not answer.'));
    expect(await run([{ netns: 'red' }], {}, { readState })).toMatchObject([
      { status: 'error', seen: 'The guest did not answer.' },
    ]);
    const cancelled = new AbortController();
    cancelled.abort(new Error('stop'));
    await expect(run([{ netns: 'red' }], {}, { signal: cancelled.signal })).rejects.toThrow('stop');
  });
});
