import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { RunBlock } from '../../../extension/core/lesson/model/lesson.ts';
import { attemptScript, type AttemptPiece } from '../../../extension/core/attemptScript/writeAttempt.ts';
import {
  blockPieces,
  typedPieces,
  type TypedCommand,
} from '../../../extension/core/attemptScript/piecesOf.ts';

const run = (code: string, host = 'vm', netns: string | null = null): AttemptPiece => ({
  does: 'run',
  ...{ host, netns, code },
});

/** Throws where bash can't read it. */
function readByBash(script: string): void {
  execFileSync('bash', ['-n'], { input: script });
}

describe('attemptScript', () => {
  test('commands of one place stay together, and each place is entered by its own words', () => {
    const script = attemptScript('Only a is right.', [
      run('ip link add v0 type dummy'),
      run('ip link set v0 up'),
      run('ip link set lo up', 'a'),
      run('echo 1 > /tmp/x\nHOST', 'b', 'red'),
      run('ip addr', 'vm', 'blue'),
    ]);
    readByBash(script);
    expect(script).toBe(`# Only a is right.
ip link add v0 type dummy
ip link set v0 up
patchbay-host exec a -- bash -e <<'HOST'
ip link set lo up
HOST
patchbay-host exec b -- ip netns exec red bash -e <<'HOST_'
echo 1 > /tmp/x
HOST
HOST_
ip netns exec blue bash -e <<'HOST'
ip addr
HOST
`);
  });

  test('a program that stays is a session of its own, which is ended whole', async () => {
    const script = attemptScript('It ends.', [
      { does: 'stay', host: 'vm', netns: null, code: 'sleep 100 | cat', terminal: 'left.2' },
      { does: 'stop', terminal: 'left.2' },
    ]);
    readByBash(script);
    const group = execFileSync('bash', ['-c', `${script}echo "$left_in_left_2"`])
      .toString()
      .trim();
    const alive = (): string[] =>
      execFileSync('bash', ['-c', `ps -o args= -g ${group} || true`])
        .toString()
        .split('\n')
        // Where nobody waits for orphans, one that has ended is listed still: `[cat] <defunct>`.
        .filter((args) => args !== '' && !args.startsWith('['));
    await expect.poll(alive, { timeout: 30_000 }).toEqual([]);
  });

  test('a command that may fail does not end the script', () => {
    const script = attemptScript('x', [{ ...run('false'), fails: true } as AttemptPiece, run('echo on')]);
    expect(execFileSync('bash', ['-e'], { input: script }).toString()).toBe('on\n');
  });
});

test('of what was typed, looks are left out and failures are notes', () => {
  const typed = (code: string, ended: TypedCommand['ended']): TypedCommand => ({
    ...{ terminal: 'left', host: 'a', netns: null, code, ended },
  });
  expect(
    typedPieces([
      typed('ip link show', 0),
      typed('ip link add br0 type bridge', 0),
      typed('ip link add br0 type bridge', 2),
      typed('tcpdump -i br0', 'running'),
    ]),
  ).toEqual([
    run('ip link add br0 type bridge', 'a'),
    { does: 'note', text: 'exited with 2: ip link add br0 type bridge' },
    { does: 'stay', host: 'a', netns: null, code: 'tcpdump -i br0', terminal: 'left' },
  ]);
});

test('of a block that stays, only the last command does', () => {
  const block: RunBlock = {
    ...{ kind: 'run', code: 'ip link add n0 type dummy\nip link\nping 10.0.0.1', terminal: 't', host: 'a' },
    ...{ hidden: false, stays: true, until: 'bytes', fails: false, line: 1, endLine: 5 },
  };
  expect(blockPieces([block, { kind: 'stop', terminal: 't', text: '', line: 6, endLine: 7 }])).toEqual([
    { ...run('ip link add n0 type dummy', 'a'), fails: false },
    { does: 'stay', host: 'a', netns: null, code: 'ping 10.0.0.1', terminal: 't' },
    { does: 'stop', terminal: 't' },
  ]);
});
