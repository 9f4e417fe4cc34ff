import { describe, expect, test } from 'vitest';
import { importKillercoda } from '../../../extension/core/import/killercoda.ts';
import type { ImportedLesson } from '../../../extension/core/import/importedLesson.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import type { Lesson } from '../../../extension/core/lesson/model/lesson.ts';

const TICKS = '```';

/** A scenario in the manner of Killercoda's examples, with everything that can and cannot be carried over. */
const SCENARIO: Readonly<Record<string, string>> = {
  'index.json': JSON.stringify({
    title: 'A cable: veth',
    description: 'Join two namespaces',
    time: '25 minutes',
    details: {
      intro: { title: 'Welcome', text: 'intro/text.md', background: 'intro/background.sh' },
      steps: [
        { title: 'Lay the cable', text: 'step1/text.md', verify: 'step1/verify.sh', hint: 'Use `ip link`.' },
        {
          title: 'Look at it',
          text: 'step2/text.md',
          foreground: 'step2/foreground.sh',
          background: 'step2/bg.sh',
        },
      ],
      finish: { text: 'finish.md' },
      assets: {
        host01: [{ file: '*.sh', target: '/usr/local/bin', chmod: '+x' }],
        host02: [{ file: 'two', target: '/root' }],
      },
    },
    backend: { imageid: 'kubernetes-kubeadm-2nodes' },
  }),
  'intro/text.md': '\n<br>\n\n# Welcome\n\nTwo namespaces, one <b>cable</b>.\n',
  'intro/background.sh': '#!/bin/bash\nip netns add red\n',
  'step1/text.md': [
    '## Do it',
    `${TICKS}\nip link add a type veth peer name b\n${TICKS}{{exec}}`,
    'Then look with `ip link`{{exec}}, or copy `ip address`{{copy}}.',
    `- a list\n\n  ${TICKS}bash\n  ip link set a up\n  ${TICKS}{{exec}}\n`,
    `<details>\n<summary>Tip</summary>\n\n${TICKS}plain\nkubectl\n${TICKS}\n\n</details>`,
    '![a cable](../assets/cable.png) and ![far](https://example.org/x.png)',
    '[open]({{TRAFFIC_HOST1_80}}), [man](https://man7.org)',
  ].join('\n\n'),
  'step1/verify.sh': '#!/bin/bash\n\nip link show a\n',
  'step2/text.md': 'Look.\n---\nMore.\n',
  'step2/foreground.sh': '#!/bin/bash\nip -d link show a',
  'step2/bg.sh': 'true',
  'finish.md': 'Well done.\n',
  'assets/tool.sh': 'echo tool\n',
  'assets/cable.png': 'png',
};

function sourceOf(files: Readonly<Record<string, string>>): Parameters<typeof importKillercoda>[0] {
  const bytes = Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  return { id: 'a-cable', files: new Map(bytes) };
}

function imported(files = SCENARIO): ImportedLesson & { lesson: Lesson } {
  const result = importKillercoda(sourceOf(files));
  const lesson = result && parseLesson({ id: result.id, files: result.files }).lesson;
  if (result === undefined || lesson === undefined) throw new Error('nothing was imported');
  return { ...result, lesson };
}

describe('a scenario of Killercoda', () => {
  const { lesson, files, left, id } = imported();

  test('becomes a lesson that lints without an error', () => {
    const problems = lintLesson({ id, files });
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'PB407 This step has no checks.',
    ]);
    expect([lesson.title, lesson.summary, lesson.minutes]).toEqual([
      'A cable: veth',
      'Join two namespaces',
      25,
    ]);
    expect(lesson.steps.map((step) => step.id)).toEqual(['lay-the-cable', 'look-at-it']);
  });

  test('keeps its commands, in their order', () => {
    const runs = lesson.steps.map(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'run' ? block.code : [])),
    );
    expect(runs).toEqual([
      ['ip link add a type veth peer name b', 'ip link', 'ip link set a up'],
      ['ip -d link show a'],
    ]);
  });

  test('keeps its text without HTML, and its pictures', () => {
    const words = [lesson.intro, ...lesson.steps.map(({ blocks }) => blocks)]
      .flat()
      .flatMap((block) => (block.kind === 'prose' ? block.markdown : []))
      .join('\n');
    expect(words).not.toMatch(/<\w/);
    expect(words).toMatch(/^### Welcome$[^]*one cable\.[^]*^### Do it$[^]*or copy `ip address`\.$/m);
    expect(words).toContain('kubectl');
    expect(words).toContain('![a cable](media/cable.png) and far');
    expect(words).toMatch(/^### Look\.$\s+More\.[^]*^### Finish$\s+Well done\./m);
    expect([...files.keys()].sort()).toEqual(['files/tool.sh', 'lesson.md', 'media/cable.png', 'setup.sh']);
  });

  test('verifies with a command check, and prepares with setup.sh', () => {
    expect(lesson.steps[0]?.checks).toMatchObject([
      { kind: 'command', command: '#!/bin/bash\n\nip link show a\n', hint: ['Use `ip link`.'] },
    ]);
    expect(lesson.setup).toBe(
      'mkdir -p /usr/local/bin\ncp /root/lesson/tool.sh /usr/local/bin/tool.sh\nchmod +x /usr/local/bin/tool.sh\n\n# intro/background.sh\nip netns add red\n'.replaceAll(
        /(?<= )(\/[^\s]+)/g,
        (path) => path,
      ),
    );
  });

  test('says what it does not have', () => {
    const told = left.map(({ file, what }) => `${file}: ${what}`).join('\n');
    for (const expected of [
      /^index\.json: The image kubernetes-kubeadm-2nodes was left out/m,
      /^index\.json: The assets of host02 were left out/m,
      /^step2\/bg\.sh: It runs unseen/m,
      /^index\.json: The step “Look at it” verifies nothing/m,
      /^step1\/text\.md: The picture https:\/\/example\.org\/x\.png was left out/m,
      /^step1\/text\.md: The link to \{\{TRAFFIC_HOST1_80\}\} became text/m,
      /^step1\/text\.md: HTML \(<details>\)/m,
    ])
      expect(told).toMatch(expected);
  });
});

test('a folder that is no scenario is none', () => {
  expect(importKillercoda(sourceOf({ 'index.json': '{' }))).toBeUndefined();
  expect(importKillercoda(sourceOf({ 'README.md': '# Hello' }))).toBeUndefined();
  expect(importKillercoda(sourceOf({ 'index.json': '{"title": "x"}' }))).toBeUndefined();
});

test('a file that is named and not there is told', () => {
  const { left } = imported({
    'index.json': JSON.stringify({ title: 'x', details: { steps: [{ text: '../../etc/passwd' }] } }),
  });
  expect(left.map(({ file }) => file)).toContain('../../etc/passwd');
});
