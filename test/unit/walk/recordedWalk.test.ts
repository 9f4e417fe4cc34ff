import { afterEach, describe, expect, test } from 'vitest';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { parseCheck } from '../../../extension/core/checks/parseCheck.ts';
import { runChecks, type CheckResult } from '../../../extension/core/checks/runChecks.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';
import type { Machine } from '../../../extension/core/machine/machine.ts';
import { readState } from '../../../extension/core/state/readState.ts';
import { runWalk } from '../../../extension/core/walk/runWalk.ts';
import { walkText } from '../../../extension/core/walk/walkText.ts';
import { WALKS } from '../../record/recorded.ts';
import { recordedWalk } from '../../record/recordedWalk.ts';

/** A machine that prints what a real one did, for one walk. */
function replaying(name: string): Pick<Machine, 'exec'> {
  const { state, pcapng, stderr, after = state, asked } = recordedWalk(name);
  const states = [state];
  const rest = { exitCode: 0, timedOut: false, truncated: false, ms: 1 };
  return {
    exec: (_host, command) => {
      const words = 'argv' in command ? command.argv : (command.args ?? []);
      if (words.includes('patchbay-state'))
        return Promise.resolve({ ...rest, stdout: states.shift() ?? after, stderr: '' });
      if (words.includes('patchbay-capture')) return Promise.resolve({ ...rest, stdout: pcapng, stderr });
      // What nobody recorded is not known.
      if (words.length === 0) return Promise.resolve({ ...rest, stdout: asked ?? '', stderr: '' });
      throw new Error(`not recorded: ${words.join(' ')}`);
    },
  };
}

/** People compared these texts with the worlds: they describe the way that packets take there. */
test.each(Object.entries(WALKS))('the walk %s, as a table', async (name, { from, to, options }) => {
  const result = await runWalk(replaying(name), from, to, options);
  if (!result.ok) throw new FailureError(result.failure);
  await expect(`${walkText(result.value.walk)}\n`).toMatchFileSnapshot(`../../fixtures/walk/${name}.txt`);
});

afterEach(() => useLanguage('en'));

test.each(Object.entries(WALKS))('the walk %s has no English words in Chinese', async (name, way) => {
  useLanguage('zh-cn');
  const result = await runWalk(replaying(name), way.from, way.to, way.options);
  if (!result.ok) throw new FailureError(result.failure);
  const { legs, verdict } = result.value.walk;
  const told = [
    verdict,
    ...legs.flatMap(({ title, hops, also }) => [
      title,
      ...hops.flatMap(({ where, packet, happened }) => [where, packet, happened]),
      ...also,
    ]),
  ];
  // What stands in quotation marks another program said.
  const words = told.map((text) => text.replaceAll(/“[^”]*”/g, ''));
  expect(words.filter((text) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}|\w (?:in|on) \w/.test(text))).toEqual([]);
  expect(verdict).toMatch(/^(?:有|没有)应答：/);
});

async function judged(name: string, entry: object): Promise<CheckResult> {
  const parsed = parseCheck({ what: 'it', ...entry });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const machine = replaying(name);
  const [result] = await runChecks([parsed.check], {
    machine,
    readState: () => readState(machine),
    defaultHost: 'a',
  });
  return result!;
}

describe('a check about a walk', () => {
  test.each([
    ['tunnel', { walk: '10.20.1.3' }],
    ['tunnel', { walk: '10.20.1.3', passes: { link: 'enp0s8', host: 'a', vni: 42, port: 4789 } }],
    ['tunnel', { walk: '10.20.1.3', passes: { vni: 42 }, avoids: { host: 'c' }, answered: true }],
    ['trunk', { walk: 'far', from: 'pc', passes: { link: 'trunk0', vlan: 10 } }],
    ['trunk', { walk: 'far', from: 'pc', avoids: { link: 'parent' } }],
    [
      'published',
      {
        walk: '192.168.31.101',
        from: 'laptop',
        tcp: 8080,
        passes: { link: 'br0', destination: '172.18.0.11:80' },
      },
    ],
  ])('%s: passes for %j', async (name, entry) => {
    expect(await judged(name, entry)).toMatchObject({ status: 'pass' });
  });

  test.each([
    ['tunnel', { walk: '10.20.1.3', answered: false }, /Answered: the ICMP echo request reached/],
    ['tunnel', { walk: '10.20.1.3', passes: { vni: 43 } }, /enp0s8 on a \(vxlan, VNI 42, port 4789\)/],
    ['tunnel', { walk: '10.20.1.3', passes: { vni: 42, port: 8472 } }, /port 4789/],
    ['tunnel', { walk: '10.20.1.3', avoids: { link: 'vxlan0', host: 'b' } }, /vxlan0 on b/],
    ['trunk', { walk: 'far', from: 'pc', passes: { link: 'trunk0', vlan: 20 } }, /trunk0 on vm \(VLAN 10\)/],
    ['trunk', { walk: 'nowhere', from: 'pc' }, /nowhere/],
    [
      'published',
      {
        walk: '192.168.31.101',
        from: 'laptop',
        tcp: 8080,
        passes: { link: 'br0', source: '192.168.31.101' },
      },
      /br0 on server/,
    ],
  ])('%s: fails for %j, and says what was seen', async (name, entry, seen) => {
    const result = await judged(name, entry);
    expect(result.status).toBe('fail');
    expect(result.seen).toMatch(seen);
  });
});
