import { expect, test } from 'vitest';
import { VM_HOST } from '../../../extension/core/machine/machine.ts';
import { saveNetwork } from '../../../extension/core/rebuild/saveNetwork.ts';

/** What the guest's programs print of a machine with a tap and a namespace that has only a table without a chain. */
const STATE = {
  format: 1,
  time: '2026-11-30T12:00:00.000Z',
  uname: 'Linux',
  namespaces: [
    {
      inode: 1,
      host: VM_HOST,
      name: null,
      addr: [
        {
          ifindex: 2,
          ifname: 't0',
          flags: ['UP'],
          mtu: 1500,
          operstate: 'UP',
          linkinfo: { info_kind: 'tun', info_data: { type: 'tap', persist: true } },
          addr_info: [
            { family: 'inet', local: '10.0.0.1', prefixlen: 24, scope: 'global' },
            { family: 'inet', local: '10.0.1.1', prefixlen: 24, scope: 'global' },
            { family: 'inet', local: '10.3.3.3', prefixlen: 32, scope: 'global' },
          ],
        },
      ],
      route: [
        {
          dst: '10.9.0.0/16',
          protocol: 'boot',
          nexthops: [
            { gateway: '10.0.0.2', dev: 't0', weight: 3 },
            { gateway: '10.0.0.3', dev: 't0', weight: 1 },
          ],
        },
      ],
      qdisc: [{ kind: 'netem', dev: 't0', root: true, options: { limit: 1000 } }],
    },
    { inode: 2, host: VM_HOST, name: 'red' },
  ],
  problems: [],
};

/** As iproute2 6.1 printed it. */
const ADDR = [
  {
    ifindex: 2,
    ifname: 't0',
    broadcast: 'ff:ff:ff:ff:ff:ff',
    linkinfo: {
      info_kind: 'tun',
      info_data: { type: 'tap', pi: false, persist: true, user: 'student', group: 12345 },
    },
    addr_info: [
      { family: 'inet', local: '10.0.0.1', prefixlen: 24, broadcast: '10.0.0.255', label: 't0' },
      { family: 'inet', local: '10.0.1.1', prefixlen: 24, metric: 5, broadcast: '10.0.1.99', label: 't0:x' },
      { family: 'inet', local: '10.3.3.3', prefixlen: 32, label: 't0' },
    ],
  },
];
const ROUTE = [
  { type: 'unicast', dst: '10.0.0.0/24', dev: 't0', protocol: 'kernel', metrics: [{ advmss: 1 }] },
  {
    ...{ type: 'unicast', dst: '10.10.0.0/16', gateway: '10.0.0.2', dev: 't0', protocol: 'boot' },
    ...{ flow: { to: '5' }, metrics: [{ mtu: 1400, advmss: 1400, initcwnd: 20 }] },
  },
  { type: 'unicast', encap: 'ip', id: 42, src: '0.0.0.0', dst: '10.0.0.9', dev: 't0', protocol: 'boot' },
];
const ROUTE6 = [{ type: 'unicast', dst: 'fd00::/64', dev: 't0', protocol: 'static', pref: 'medium' }];
const OPTIONS = {
  limit: 1000,
  delay: { delay: 0.02, jitter: 0.005, correlation: 0.25 },
  'loss-random': { loss: 0.1, correlation: 0 },
  reorder: { reorder: 0.25, correlation: 0.5 },
  rate: { rate: 125000, packetoverhead: 10, cellsize: 0, celloverhead: 0 },
  ecn: false,
  gap: 3,
};
const EMPTY = { addr: [], route: [], route6: [], qdisc: [] };

/** Saves that network where iproute2 prints this of the machine's own namespace. */
async function saved(printed: object | string): Promise<{ script: string; left: readonly string[] }> {
  const machine: Parameters<typeof saveNetwork>[0] = {
    exec(_host, command, { netns } = {}) {
      const text =
        'script' in command && command.script.includes('nft list')
          ? netns === 'red'
            ? '\u001enft -f -\ntable inet fw {\n}\n'
            : ''
          : 'script' in command && command.script.includes('ip -j')
            ? typeof printed === 'string'
              ? printed
              : JSON.stringify(netns === 'red' ? EMPTY : printed)
            : JSON.stringify(STATE);
      return Promise.resolve({
        exitCode: 0,
        stdout: text,
        stderr: '',
        timedOut: false,
        truncated: false,
        ms: 1,
      });
    },
  };
  const { script, plan } = await saveNetwork(machine, {});
  return { script, left: plan.left };
}

test('broadcast addresses, owners, weights, and netem in full are written', async () => {
  const qdisc = [{ kind: 'netem', dev: 't0', root: true, options: OPTIONS }];
  const { script, left } = await saved({ addr: ADDR, route: [], route6: ROUTE6, qdisc });
  expect(script).toContain('ip tuntap add dev t0 mode tap user student group 12345\n');
  expect(script).toContain('ip addr add 10.0.0.1/24 broadcast 10.0.0.255 dev t0\n');
  expect(script).toContain('ip addr add 10.0.1.1/24 broadcast 10.0.1.99 label t0:x dev t0 metric 5\n');
  expect(script).toContain('ip addr add 10.3.3.3/32 dev t0\n');
  expect(script).toContain('nexthop via 10.0.0.2 dev t0 weight 3 nexthop via 10.0.0.3 dev t0\n');
  expect(script).toContain(
    'netem delay 20ms 5ms 25% loss 10% reorder 25% 50% gap 3 rate 1000000bit 10 0 0\n',
  );
  expect(left).toEqual([]);
});

test('a table without a chain is saved, too', async () => {
  const { script } = await saved({ ...EMPTY, addr: ADDR });
  expect(script).toContain("ip netns exec red nft -f - <<'RULES'\ntable inet fw {\n}\nRULES\n");
});

test('what is not written is named', async () => {
  const options = { ...OPTIONS, 'loss-gemodel': { p: 0.1 } };
  const qdisc = [{ kind: 'netem', dev: 't0', root: true, options }];
  const { script, left } = await saved({ ...EMPTY, addr: ADDR, route: ROUTE, qdisc });
  expect(left).toEqual([
    'the queueing discipline netem of t0 on vm',
    'flow, advmss, initcwnd of the route to 10.10.0.0/16 in vm',
    'the encap of a route in vm',
  ]);
  for (const words of left) expect(script).toContain(`# - ${words}\n`);
});

test.each(['', '{"addr":null,"route":[],"route6":[],"qdisc":[]}', '{"addr":['])(
  'where iproute2 prints %j, that is named for each namespace',
  async (printed) => {
    const { left } = await saved(printed);
    expect(left.map((words) => words.replace(/^.* in /, ''))).toEqual(['vm', 'red']);
  },
);
