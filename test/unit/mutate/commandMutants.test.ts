import { describe, expect, test } from 'vitest';
import { commandMutants } from '../../../extension/core/mutate/commandMutants.ts';
import { onlyLooks, splitCommands } from '../../../extension/core/mutate/commands.ts';
import { slipsOf, vocabularyOf } from '../../../extension/core/mutate/slips.ts';
import type { RunBlock, Step } from '../../../extension/core/lesson/model/lesson.ts';

const words = {
  namespaces: ['red', 'green'],
  addresses: ['10.0.0.1', '10.0.0.2', '10.9.0.1'],
  links: ['v0', 'v1'],
};

describe('commands of a block', () => {
  test('are lines; a here-document, a loop, a group and a continued line are one', () => {
    const code = [
      'ip link add v0 type dummy',
      '# a remark',
      '',
      "nft -f - <<'RULES'",
      'table ip t {',
      '}',
      'RULES',
      'for i in 1 2; do',
      '  ip netns add n$i',
      'done',
      'ip link add v1 \\',
      '  type dummy',
      'ip link show',
    ];
    expect(splitCommands(code.join('\n'))).toEqual([
      code[0],
      code.slice(3, 7).join('\n'),
      code.slice(7, 10).join('\n'),
      code.slice(10, 12).join('\n'),
      code[12],
    ]);
  });

  test.each([
    ['ip -br link show type veth', true],
    ['ip netns exec red ip -br address', true],
    ['ip route get 10.0.0.1', true],
    ['cat /proc/net/dev', true],
    ['ip link add v0 type veth', false],
    ['cat rules >/etc/rules', false],
    ['ping -c 1 10.0.0.1', false],
    ['sysctl -w net.ipv4.ip_forward=1', false],
  ])('%s only looks: %s', (command, looks) => expect(onlyLooks(command)).toBe(looks));
});

test.each([
  [
    'ip -n red address add 10.0.0.1/24 dev v0',
    [
      'ip -n green address add 10.0.0.1/24 dev v0',
      'ip -n red address add 10.0.0.2/24 dev v0',
      'ip -n red address add 10.0.0.1/32 dev v0',
      'ip -n red address add 10.0.0.1/16 dev v0',
      'ip -n red address add 10.0.0.1/24 dev v1',
    ],
  ],
  ['ip link set v0 up', ['ip link set v0 down']],
  [
    'ip link add x type vxlan id 42 dstport 4789 remote 10.9.0.1',
    [
      'ip link add x type vxlan id 42 dstport 4789 remote 10.9.0.250',
      'ip link add x type vxlan id 43 dstport 4789 remote 10.9.0.1',
      'ip link add x type vxlan id 42 dstport 4790 remote 10.9.0.1',
    ],
  ],
  [
    'ip netns exec red sysctl -w net.ipv4.ip_forward=1',
    [
      'ip netns exec green sysctl -w net.ipv4.ip_forward=1',
      'sysctl -w net.ipv4.ip_forward=1',
      'ip netns exec red sysctl -w net.ipv4.ip_forward=0',
    ],
  ],
  [
    'ip link add m link v0 type macvlan mode vepa',
    ['ip link add m link v0 type macvlan mode passthru', 'ip link add m link v1 type macvlan mode vepa'],
  ],
  ['true', []],
])('the slips of %s', (command, slips) => expect(slipsOf(command, words)).toEqual(slips));

test('the words of a lesson are its namespaces, addresses and links', () => {
  const commands = [
    'ip netns add red',
    'ip link add v0 type veth peer name v1',
    'ip address add 10.0.0.1/24 dev v0',
  ];
  expect(vocabularyOf(commands)).toEqual({
    namespaces: ['red'],
    addresses: ['10.0.0.1'],
    links: ['v0', 'v1'],
  });
});

function run(code: string, host = 'a'): RunBlock {
  return {
    ...{ kind: 'run', line: 1, endLine: 1, code, terminal: 'left', host },
    ...{ hidden: false, stays: false, until: undefined, fails: false },
  };
}

test('a step has mutants with names that stay, each with one thing changed', () => {
  const blocks = [run('ip link add v0 type dummy\nip link set v0 up\nip -br link')];
  const mutants = commandMutants({ blocks } as unknown as Step, ['a', 'b'], words);
  expect(mutants.map(({ name }) => name)).toEqual([
    'left out: ip link add v0 type dummy',
    'after the next one: ip link add v0 type dummy',
    'left out: ip link set v0 up',
    'ip link set v0 up → ip link set v0 down',
    'on b: ip link add v0 type dummy',
  ]);
  expect(mutants[0]?.blocks).toMatchObject([{ code: 'ip link set v0 up\nip -br link', host: 'a' }]);
  expect(mutants[1]?.blocks).toMatchObject([
    { code: 'ip link set v0 up\nip link add v0 type dummy\nip -br link' },
  ]);
  expect(mutants[4]?.blocks).toMatchObject([{ host: 'b', terminal: 'left-on-b' }]);
});

test('a block of one command is left out whole, and mutants with one name are told apart', () => {
  const blocks = [run('ip link set v0 up'), run('ip link set v0 up')];
  const mutants = commandMutants({ blocks } as unknown as Step, ['a'], words);
  expect(mutants.map(({ name }) => name)).toEqual([
    'left out: ip link set v0 up',
    'ip link set v0 up → ip link set v0 down',
    'left out: ip link set v0 up (2)',
    'ip link set v0 up → ip link set v0 down (2)',
  ]);
  expect(mutants[0]?.blocks).toHaveLength(1);
});
