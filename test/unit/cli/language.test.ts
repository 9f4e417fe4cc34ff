import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CliContext, CliServices, RunningMachine } from '../../../extension/cli/cliServices.ts';
import { check } from '../../../extension/cli/commands/check.ts';
import { doctor } from '../../../extension/cli/commands/doctor.ts';
import { repaired } from '../../../extension/cli/commands/faults.ts';
import { hint } from '../../../extension/cli/commands/hint.ts';
import { destroy, reset } from '../../../extension/cli/commands/lifecycle.ts';
import { list } from '../../../extension/cli/commands/list.ts';
import { start } from '../../../extension/cli/commands/start.ts';
import { environmentLanguage, speakFor } from '../../../extension/cli/environmentLanguage.ts';
import { PSEUDO_LANGUAGE, spokenLanguage, useLanguage } from '../../../extension/core/language/say.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { fence, head } from '../lesson/lessonSource.ts';
import { FakeMachine, lessonOf } from '../player/fakeMachine.ts';

const lesson = lessonOf(
  [
    `${head}# Bridges\n\n## Make one {#make}\n`,
    fence('yaml {check}', '- what: br0 is there\n  link: br0\n  hint: [ip link add, type bridge]'),
  ].join('\n'),
);
const machine: RunningMachine = {
  ...{ id: 'm1', kind: 'qemu', lesson: lesson.id, startedAt: '2026-01-01T00:00:00Z' },
};
const findings = [
  { id: 'kvm', ok: true, what: 'Found.', why: '' },
  { id: 'qemu', ok: false, what: 'Lost.', why: 'Why.', next: 'Next.' },
] as Awaited<ReturnType<CliServices['diagnose']>>;

let said: string[];
let running: RunningMachine[];
let json: boolean;
beforeEach(() => {
  [said, running, json] = [[], [machine], false];
});
afterEach(() => useLanguage('en'));

function context(): CliContext {
  const services: Partial<CliServices> = {
    running: () => Promise.resolve(running),
    attach: () => Promise.resolve(new FakeMachine()),
    create: () => Promise.resolve(new FakeMachine()),
    lesson: () => Promise.resolve(lesson),
    lessons: () => Promise.resolve({ lessons: [lesson], problems: [] }),
    diagnose: () => Promise.resolve(findings),
    log: () => ({ ...console, info: () => undefined }),
    progress: { load: (id) => Promise.resolve(noProgress(id)), save: () => Promise.resolve() },
  };
  const hear = (text: string): void => void said.push(...text.split('\n'));
  return {
    services: services as CliServices,
    json,
    signal: new AbortController().signal,
    print: hear,
    note: hear,
    work: (task) => task({}),
    confirm: () => Promise.resolve(true),
    ask: () => Promise.resolve(undefined),
  };
}

test('the language is that of the shell: LC_ALL before LC_MESSAGES before LANG; C and POSIX are English', () => {
  expect(environmentLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh-cn');
  expect(environmentLanguage({ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' })).toBe('en');
  expect(environmentLanguage({ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN', LC_MESSAGES: 'C' })).toBe('zh-cn');
  expect(environmentLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: '', LC_MESSAGES: '' })).toBe('zh-cn');
  for (const plain of ['C', 'POSIX', 'C.UTF-8', 'de_DE.UTF-8', ''])
    expect(environmentLanguage({ LANG: plain })).toBe('en');
  expect(environmentLanguage({})).toBe('en');
});

test('--lang is before the language of the shell; messages are in the nearest that Patchbay speaks', () => {
  expect([speakFor(undefined, { LANG: 'zh_CN.UTF-8' }), spokenLanguage()]).toEqual(['zh-cn', 'zh-cn']);
  expect([speakFor('en', { LANG: 'zh_CN.UTF-8' }), spokenLanguage()]).toEqual(['en', 'en']);
  expect([speakFor('zh-tw', {}), spokenLanguage()]).toEqual(['zh-tw', 'zh-cn']);
  // A lesson may be in a language that Patchbay's own messages are not in.
  expect([speakFor('de', {}), spokenLanguage()]).toEqual(['de', 'en']);
});

const commands = {
  list: () => list(context()),
  start: () => start(context(), lesson.id, {}),
  'start a machine': () => {
    running = [];
    return start(context(), lesson.id, {});
  },
  doctor: () => doctor(context(), {}),
  check: () => check(context(), lesson.id),
  hint: () => hint(context(), lesson.id),
  repaired: () => repaired(context(), lesson.id, {}),
  reset: () => reset(context(), undefined, false),
  destroy: () => destroy(context(), undefined),
};

for (const [name, run] of Object.entries(commands)) {
  test(`${name}: every line of it is translated`, async () => {
    useLanguage(PSEUDO_LANGUAGE);
    await run();
    // What the lesson and the doctor say is theirs.
    const own = said.filter((line) => !/^(?:br0 is there|Make one|\s+(?:Why|Next)\.|[A-Z]\w+)$/.test(line));
    expect(own).not.toEqual([]);
    expect(own.filter((line) => !line.includes('⟦'))).toEqual([]);
  });
}

test('in Chinese, columns stay columns: a character takes two', async () => {
  useLanguage('zh-cn');
  await check(context(), lesson.id);
  expect(said).toContain('  未通过  br0 is there');
  expect(said).toContainEqual(expect.stringMatching(/^ {10}期望： {2}\S/));
  expect(said).toContain('          还有 1 条提示：patchbay hint');
});

test('JSON has the same keys and states in every language', async () => {
  json = true;
  await check(context(), lesson.id);
  const english = JSON.parse(said.splice(0).join('\n')) as { steps: { checks: { status: string }[] }[] };
  useLanguage('zh-cn');
  await check(context(), lesson.id);
  const chinese = JSON.parse(said.join('\n')) as typeof english;
  const shape = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, inner: unknown) => (/^(?:wanted|seen|ms)$/.test(key) ? 0 : inner)),
    );
  expect(shape(chinese)).toEqual(shape(english));
  expect(english.steps[0]?.checks[0]?.status).toBe('fail');
});
