import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommandLine } from './harness/commandLine.ts';

let cli: CommandLine;
const scratch = mkdtempSync(join(tmpdir(), 'patchbay-cli-'));
beforeAll(async () => {
  cli = await CommandLine.make();
});
afterAll(async () => {
  await cli.remove();
  rmSync(scratch, { recursive: true, force: true });
});

interface CheckJson {
  lesson: string;
  steps: { id: string; achieved: boolean; checks: { what: string; status: string; seen: string }[] }[];
}

describe('a lesson from start to destroy', () => {
  test('start leaves a machine that the later calls find', async () => {
    const started = await cli.call('start', 'veth-bridge', '--json');
    expect(started).toMatchObject({ code: 0 });
    expect(JSON.parse(started.out)).toMatchObject({
      lesson: 'veth-bridge',
      started: true,
      facts: { gcc: true },
    });
    expect(JSON.parse((await cli.call('start', 'veth-bridge', '--json')).out)).toMatchObject({
      started: false,
    });
    expect(JSON.parse((await cli.call('list', '--json')).out)).toMatchObject({
      lessons: expect.arrayContaining([
        expect.objectContaining({ id: 'veth-bridge', achieved: 0 }),
      ]) as unknown,
    });
  });

  test("exec gives the program's output and exit code, and keeps its arguments as they are", async () => {
    const result = await cli.call(
      'exec',
      '--',
      'sh',
      '-c',
      'echo "$1"; echo oops >&2; exit 7',
      'sh',
      '--json $HOME',
    );
    expect(result).toEqual({ code: 7, out: '--json $HOME', err: 'oops' });
  });

  test('check says what is wanted and seen before the step, and solve makes it right', async () => {
    const before = await cli.call('check', 'veth-bridge', 'cable');
    expect(before.code).toBe(1);
    expect(before.out).toMatch(/FAIL .*veth-red[\s\S]*wanted:[\s\S]*seen: .*no link veth-red[\s\S]*hint:/);
    const solved = await cli.call('solve', 'veth-bridge', 'cable');
    expect(solved).toMatchObject({ code: 0 });
    const after = await cli.call('check', 'veth-bridge', 'cable', '--json');
    expect(after.code).toBe(0);
    const report = JSON.parse(after.out) as CheckJson;
    expect(report).toMatchObject({ lesson: 'veth-bridge', steps: [{ id: 'cable', achieved: true }] });
    expect(report.steps[0]?.checks.map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  test('hint opens the next hint of what fails, and check shows those that are open', async () => {
    await cli.call('exec', '--', 'ip', 'netns', 'add', 'red');
    const hint = async () =>
      JSON.parse((await cli.call('hint', 'veth-bridge', '--json')).out) as { hints: string[] };
    expect(await hint()).toMatchObject({ step: 'room', hints: { length: 2 }, moreHints: 1 });
    expect((await cli.call('check', 'veth-bridge', 'room')).out).toContain('1 more hint: patchbay hint');
    const all = await hint();
    expect(all).toMatchObject({ hints: { length: 3 }, moreHints: 0 });
    const words = await cli.call('hint', 'veth-bridge', 'room');
    expect(words.code).toBe(0);
    expect(words.out).toContain(`hint 3 of 3: ${all.hints[2]}`);
    await cli.call('exec', '--', 'ip', 'netns', 'del', 'red');
  });

  test('state shows what was made', async () => {
    const { code, out } = await cli.call('state');
    expect(code).toBe(0);
    expect(out).toMatch(/veth-red .*veth .*joined to/);
    expect(JSON.parse((await cli.call('state', '--json')).out)).toHaveProperty('namespaces');
  });

  test('topology says it in words, and draws it', async () => {
    const { code, out } = await cli.call('topology');
    expect(code).toBe(0);
    expect(out).toMatch(/veth-red, veth, .*cable to plug in vm/);
    const file = join(scratch, 'wires.svg');
    expect(await cli.call('topology', '--svg', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toMatch(/^<svg .*veth-red.*<\/svg>$/s);
    expect(await cli.call('topology', '--svg', '/no/such/folder/x.svg')).toMatchObject({ code: 2, out: '' });
  });

  test('the picture in other formats, and what is unusual', async () => {
    const mermaid = await cli.call('topology', '--format', 'mermaid', '--only', 'veth-red');
    expect(mermaid).toMatchObject({ code: 0 });
    expect(mermaid.out).toMatch(/^flowchart TB\n[^]*veth-red/);
    expect((await cli.call('topology', '--format', 'svg')).out).toMatch(/^<svg .*<\/svg>$/s);
    expect((await cli.call('topology', '--format', 'png')).code).toBe(2);
    expect(await cli.call('explain')).toMatchObject({ code: 0 });
    expect(JSON.parse((await cli.call('explain', '--json')).out)).toMatchObject({ unread: [] });
  });

  test('back goes to the start of a step: to the one that was kept, or to a fresh world', async () => {
    const failing = async () =>
      JSON.parse((await cli.call('check', 'veth-bridge', 'cable', '--json')).out) as CheckJson;
    await cli.call('exec', '--', 'ip', 'link', 'del', 'veth-red');
    expect((await failing()).steps[0]?.checks[0]).toMatchObject({ status: 'fail' });
    const kept = await cli.call('back', '--json');
    expect(JSON.parse(kept.out)).toMatchObject({ lesson: 'veth-bridge', step: 'room', replayed: [] });
    expect((await failing()).steps[0]?.checks[0]).toMatchObject({ status: 'pass' });
    const first = await cli.call('back', 'cable');
    expect(first).toMatchObject({ code: 0 });
    expect((await failing()).steps[0]?.checks[0]).toMatchObject({ status: 'fail' });
    const again = await cli.call('back', 'room');
    expect(again.out).toContain('Replayed: cable');
    expect((await failing()).steps[0]?.checks[0]).toMatchObject({ status: 'pass' });
    expect((await cli.call('back', 'nowhere')).code).toBe(2);

    // Half of the step is done: its first command says that it is there.
    await cli.call('exec', '--', 'ip', 'netns', 'add', 'red');
    const half = await cli.call('solve', 'veth-bridge', 'room');
    expect(half.code).toBe(1);
    expect(half.err).toContain('patchbay solve veth-bridge room --from-start');
    expect(await cli.call('solve', 'veth-bridge', 'room', '--from-start')).toMatchObject({ code: 0 });
  });

  test('reset brings a clean machine and keeps what was achieved', async () => {
    expect(await cli.call('reset')).toMatchObject({ code: 0 });
    const report = JSON.parse((await cli.call('check', 'veth-bridge', 'cable', '--json')).out) as CheckJson;
    expect(report.steps[0]).toMatchObject({ achieved: true });
    expect(report.steps[0]?.checks[0]).toMatchObject({ status: 'fail' });
  });

  test('break hides a fault on a fresh machine, and repaired says when it is gone, and what it was', async () => {
    // The machine of a learner is not reset unasked.
    expect((await cli.call('break', 'veth-bridge')).code).toBe(2);
    await cli.call('destroy');
    const hidden = await cli.call('break', 'veth-bridge', '--seed', '0', '--json');
    expect(JSON.parse(hidden.out)).toMatchObject({ lesson: 'veth-bridge', seed: 0, step: 'room' });
    expect(hidden.out).toContain('No longer true: red answers across the cable');
    expect((await cli.call('repaired', 'veth-bridge')).code).toBe(1);
    await cli.call('exec', '--', 'ip', '-n', 'red', 'link', 'set', 'eth0', 'up');
    const repaired = await cli.call('repaired', 'veth-bridge');
    expect(repaired).toMatchObject({ code: 0 });
    expect(repaired.out).toMatch(/^Repaired, after 0 min .*before it moved[^]*ip -n red -d link$/s);
    expect((await cli.call('repaired', 'veth-bridge')).code).toBe(2);
  });

  test('destroy leaves nothing, and the next call says what to do', async () => {
    expect(await cli.call('destroy')).toMatchObject({ code: 0 });
    expect(cli.left()).toEqual([]);
    const gone = await cli.call('check', 'veth-bridge');
    expect(gone).toMatchObject({ code: 3, out: '' });
    expect(gone.err).toContain('No machine is running for veth-bridge.');
    expect(gone.err).toContain('patchbay start veth-bridge');
  });
});

describe('wrong usage and bad input end with 2 and one clear message', () => {
  test.each([
    [['start', 'no-such-lesson'], /There is no lesson 'no-such-lesson'.*It has: .*tun/],
    [['check', 'veth-bridge', 'no-such-step'], /no step 'no-such-step'.*cable/],
    [['exec'], /missing required argument 'command'/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['test', 'lessons', '--repeat', 'often'], /a whole number from 1 to 1000/],
    [['test', 'lessons', '--reporter', 'tap'], /no reporter 'tap'.*text, json, junit, github/],
    [['new', 'Not An Id'], /can't be a lesson's id/],
    [['lint', '/no/such/folder'], /\/no\/such\/folder/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await cli.call(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a broken lesson is not started, and lint says where and what instead', async () => {
    const folder = join(scratch, 'broken');
    mkdirSync(folder);
    const check = '```yaml {check}\n- what: it is there\n  linc: br0\n```\n';
    writeFileSync(
      join(folder, 'lesson.md'),
      `---\nformat: 1\ntitle: Broken\nsummary: It is.\nminutes: 5\nhosts: [vm]\n---\n# Broken\n\n## One {#one}\n\n${check}`,
    );
    expect(await cli.call('start', folder)).toMatchObject({ code: 2, out: '' });
    const lint = await cli.call('lint', folder, '--json');
    expect(lint.code).toBe(1);
    const { problems } = JSON.parse(lint.out) as { problems: { line: number; instead: string }[] };
    expect(problems[0]).toMatchObject({ line: 14, instead: expect.stringContaining('link') as unknown });
  });
});

describe('a machine that fails ends with 3', () => {
  test('without QEMU: which package it needs', async () => {
    const { code, err } = await cli.callWith({ env: { PATH: '/nowhere' } }, 'start', 'tun');
    expect(code).toBe(3);
    expect(err).toMatch(/qemu-system-\w+ is not installed[\s\S]*apt-get install qemu-system/);
  });

  test.each([150, 400, 900])('Ctrl-C after %d ms of a start leaves nothing', async (interruptAfterMs) => {
    const { code, err } = await cli.callWith({ interruptAfterMs }, 'start', 'tun');
    // Undefined: the signal came before the program could listen for it.
    expect([3, undefined]).toContain(code);
    if (code === 3) expect(err).toContain('Cancelled');
    expect(cli.left()).toEqual([]);
  });
});

describe('authors', () => {
  test('a new lesson lints clean and proves itself', async () => {
    expect(await cli.call('new', 'first', '--in', scratch)).toMatchObject({ code: 0 });
    const folder = join(scratch, 'first');
    expect(await cli.call('lint', folder)).toMatchObject({ code: 0 });
    const proof = await cli.call('test', folder, '--reporter', 'json');
    expect(proof.code).toBe(0);
    expect(JSON.parse(proof.out)).toMatchObject({
      lessons: [
        {
          ok: true,
          steps: [
            {
              failsBefore: true,
              passesAfter: true,
              wrongCaught: { 'left-down': true },
              cleanAfterReset: true,
            },
          ],
        },
      ],
    });
    expect(proof.err.replace(/ +\d+\.\d s/g, ' …')).toBe(
      [
        'first: ok …  make-a-link: red before',
        'first: ok …  wrong/make-a-link--left-down.sh: caught',
        'first: ok …  make-a-link: green after',
        'first: ok …  make-a-link: red after reset',
        `Wrote ${join(folder, 'network.txt')}.`,
        `Wrote ${join(folder, 'signatures.txt')}.`,
        'ok first, … (1 of 1)',
      ].join('\n'),
    );
    const replay = await cli.call('test', folder, '--replay', '--repeat', '2');
    expect(replay).toMatchObject({ code: 0 });
    expect(replay.err.replace(/ +\d+\.\d s/g, ' …')).toBe(
      [
        'first: ok …  make-a-link: green after',
        'ok first, … (1 of 2)',
        'first: ok …  make-a-link: green after',
        'ok first (run 2), … (2 of 2)',
      ].join('\n'),
    );
    expect(replay.out).toMatch(/^ {2}ok make-a-link: \d checks, green after$/m);
  });

  test('an attempt that the proof would ignore is reported before anything is proven', async () => {
    await cli.call('new', 'stray', '--in', scratch);
    writeFileSync(join(scratch, 'stray/wrong/make-a-link--Left.sh'), 'true\n');
    const refused = await cli.call('test', join(scratch, 'stray'));
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(
      /make-a-link--Left\.sh.*does not say its step.*Name it wrong\/<step>--<what>\.sh/,
    );
  });

  test('a lesson whose check can never fail is not proven, in every reporter', async () => {
    const folder = join(scratch, 'idle');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'lesson.md'),
      '---\nformat: 1\ntitle: Idle\nsummary: It is.\nminutes: 5\nhosts: [vm]\n---\n# Idle\n\n## One {#one}\n\n' +
        '```bash {run}\nfalse\n```\n\n```yaml {check}\n- what: loopback is there\n  link: lo\n```\n',
    );
    const text = await cli.call('test', folder);
    expect(text.code).toBe(1);
    expect(text.out).toMatch(/FAIL idle[\s\S]*NOT red before[\s\S]*“false” exited with 1/);
    expect(text.err).toMatch(
      /^idle: FAIL.*one: NOT red before\nidle: +before the step, 'loopback is there' is pass/,
    );
    const junit = await cli.call('test', folder, '--reporter', 'junit');
    expect(junit.code).toBe(1);
    expect(junit.out).toMatch(/<testsuite name="idle" tests="1" failures="1"/);
    expect(cli.left()).toEqual([]);
  });
});
