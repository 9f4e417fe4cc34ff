import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { firewallCommand, firewallTexts } from '../../../extension/core/rebuild/firewallTexts.ts';
import { createLinks } from '../../../extension/core/rebuild/createLinks.ts';
import { isOfMachine, rebuildableSpaces } from '../../../extension/core/rebuild/namespaceLocation.ts';
import { rebuildPlan } from '../../../extension/core/rebuild/rebuildPlan.ts';
import { rebuildScript } from '../../../extension/core/rebuild/rebuildScript.ts';
import { skeletonLesson } from '../../../extension/core/rebuild/skeletonLesson.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { readSandbox } from '../../../extension/core/sandbox/sandboxScript.ts';
import { linkLabel } from '../../../extension/core/state/networkLocation.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseStateText } from '../../../extension/core/state/readState.ts';

const FIXTURES = join(ROOT, 'test/fixtures/state/lessons');
const recorded = (name: string): NetworkState =>
  parseStateText(readFileSync(join(FIXTURES, `${name}.json`), 'utf8'));
const commandsOf = (name: string): string[] =>
  rebuildPlan(recorded(name), []).parts.flatMap(({ commands }) => commands);
const LESSONS = readdirSync(FIXTURES).map((file) => file.replace('.json', ''));

describe.each(LESSONS)('the network of %s', (name) => {
  const state = recorded(name);
  const plan = rebuildPlan(state, []);

  test('has each link either in the commands or among what was left out', () => {
    const { made, left } = createLinks(state);
    for (const space of rebuildableSpaces(state)) {
      for (const link of space.links) {
        if (isOfMachine(space, link)) continue;
        const isMade = made.some((one) => one.space === space && one.link === link);
        const isLeft = left.some((words) => words.startsWith(`${linkLabel(state, space, link.name)}: `));
        expect(Number(isMade) + Number(isLeft), `${link.name} in ${space.name ?? space.host}`).toBe(1);
      }
    }
    expect(plan.left).toEqual(expect.arrayContaining([...left]));
  });

  test('makes a link after the one below it, and each once', () => {
    const { made } = createLinks(state);
    expect(new Set(made).size).toBe(made.length);
    for (const [at, { link }] of made.entries()) {
      const below = made.findIndex(
        (one) => one.space.inode === link.below?.inode && one.link.index === link.below.index,
      );
      if (link.kind !== 'veth' && below >= 0) expect(below).toBeLessThan(at);
    }
  });

  test('is a sandbox, and the beginning of a lesson in which lint finds no error', () => {
    const script = rebuildScript(plan, { hosts: ['vm', ...plan.hosts], requires: [] });
    expect(readSandbox(script).hosts).toEqual(['vm', ...plan.hosts]);
    for (const words of plan.left) expect(script).toContain(`# - ${words}`);
    const files = skeletonLesson('saved', { plan, state, requires: [] });
    const bytes = new Map([...(files ?? [])].map(([path, text]) => [path, new TextEncoder().encode(text)]));
    const problems = lintLesson({ id: 'saved', files: bytes });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('cables, bridges with their ports and VLANs, addresses and routes', () => {
  const veth = commandsOf('veth-bridge');
  expect(veth).toContain('ip netns add yellow');
  expect(veth.join('\n')).toMatch(
    /^ip link add veth-yellow address \S+ type veth peer name eth0 address \S+ netns yellow$/m,
  );
  expect(veth).toContain('ip link set veth-yellow master br0');
  expect(veth).toContain('ip addr add 192.168.3.1/24 dev br0');
  expect(veth).toContain('ip -n yellow route add default via 192.168.3.1 dev eth0');
  const vlan = commandsOf('vlan').join('\n');
  expect(vlan).toMatch(/type bridge.* vlan_filtering 1/);
  expect(vlan).toMatch(/bridge vlan add dev \S+ vid \d+ pvid untagged$/m);
});

test('a LAN between hosts, tunnels with their forwarding entries, and neighbours', () => {
  const commands = commandsOf('vxlan-registry').join('\n');
  expect(commands).toMatch(/^patchbay-host add a b c lan registry$/m);
  expect(commands).toMatch(
    /^nsenter --net=\/run\/patchbay\/hosts\/lan\/net ip link add port1 .* netns \/run\/patchbay\/hosts\/a\/net$/m,
  );
  expect(commands).toMatch(
    /^patchbay-host exec a -- ip link add vxlan0 .* type vxlan id 42 .*nolearning proxy/m,
  );
  expect(commands).toMatch(
    /^patchbay-host exec a -- bridge fdb append \S+ dev vxlan0 dst \S+ self permanent$/m,
  );
  expect(commands).toMatch(/^patchbay-host exec a -- ip neigh add \S+ lladdr \S+ dev vxlan0 nud permanent$/m);
});

test('what a program holds, and containers, are told', () => {
  expect(rebuildPlan(recorded('docker0'), []).left.join('\n')).toMatch(/container \S+/);
  expect(commandsOf('macvlan').join('\n')).toMatch(/link add \S+ link \S+ netns \S+ .*type macvlan mode/);
});

describe('packet filters', () => {
  const [machine] = recorded('veth-bridge').namespaces;
  if (machine === undefined) throw new Error('no namespace');

  test('go into the program that can read them, and Docker makes its own', () => {
    const printed = [
      '\u001eiptables-nft-restore -n',
      '*filter',
      ':FORWARD ACCEPT [0:0]',
      ':DOCKER - [0:0]',
      '-A FORWARD -o docker0 -j DOCKER',
      'COMMIT',
      '\u001enft -f -',
      'table inet fw {',
      '}',
    ].join('\n');
    const texts = firewallTexts(machine, printed);
    expect(texts.map(({ program }) => program)).toEqual(['nft -f -']);
    expect(texts.map(firewallCommand)).toEqual(["nft -f - <<'RULES'\ntable inet fw {\n}\nRULES"]);
  });

  test('with a rule of one’s own are kept, without those of Docker', () => {
    const printed =
      '\u001eiptables-nft-restore -n\n*nat\n:DOCKER - [0:0]\n-A POSTROUTING -s 10.0.0.0/24 -j MASQUERADE\nCOMMIT\n';
    expect(firewallTexts(machine, printed).map(({ text }) => text)).toEqual([
      '*nat\n-A POSTROUTING -s 10.0.0.0/24 -j MASQUERADE\nCOMMIT',
    ]);
  });
});
