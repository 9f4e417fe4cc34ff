import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { applyEdits, mendProblem } from '../../../extension/core/lesson/mend/mendProblem.ts';
import { renameStep, stepAt } from '../../../extension/core/lesson/mend/renameStep.ts';
import type { LessonSource, Problem } from '../../../extension/core/lesson/model/lesson.ts';
import { head, lessonSource, step } from './lessonSource.ts';
import { problemExamples } from './problemExamples.ts';

const textOf = ({ files }: LessonSource): string[] =>
  new TextDecoder().decode(files.get('lesson.md')).split('\n');
const mendOf = (problem: Problem, lines: readonly string[]) =>
  mendProblem({ ...problem, text: `${problem.message} ${problem.instead}` }, lines);

describe('each problem that can be mended', () => {
  const mendable = problemExamples.flatMap(({ code, source }) => {
    const problem = lintLesson(source).find((one) => one.code === code && one.file === 'lesson.md');
    const mend = problem && mendOf(problem, textOf(source));
    return problem && mend ? [{ code, source, problem, mend }] : [];
  });

  test('is one of these', () => {
    const titles = mendable.map(({ code, mend }) => `${code} ${mend.title}`);
    expect(new Set(titles)).toEqual(
      new Set([
        'PB205 Write “minutes”',
        'PB210 Write “docker”',
        'PB402 Add {#create-it}',
        'PB403 Write {#create-it}',
        'PB404 Write {#create-it}',
        'PB409 Close the block',
        'PB414 Close the block here',
        'PB415 Leave an empty line before it',
        'PB502 Write “run”',
        'PB503 Write “terminal”',
        'PB507 Write “a”',
        'PB517 Remove the prompts',
        'PB703 Write “address”',
        'PB704 Write “carrier”',
        'PB704 Write “netns”',
        'PB708 Write “left”',
        'PB710 Write “a”',
      ]),
    );
  });

  test.each(mendable.map((one, index) => ({ ...one, name: `${one.code} (${index})` })))(
    '$name is gone then, and nothing new is there',
    ({ code, source, mend }) => {
      const text = applyEdits(textOf(source), mend.edits).join('\n');
      const before = lintLesson(source).map((one) => one.code);
      const after = lintLesson({
        ...source,
        files: new Map(source.files).set('lesson.md', new TextEncoder().encode(text)),
      });
      const rest = before.filter((one) => one !== code);
      // A key whose name is mended is no longer missing.
      expect(after.filter((one) => !rest.includes(one.code))).toEqual([]);
    },
  );

  test('words behind closing marks are kept, below them', () => {
    const source = lessonSource(`${head}${step}\n\`\`\`sh\ntrue\n\`\`\` and so on\n`);
    const [problem] = lintLesson(source);
    const mend = problem && mendOf(problem, textOf(source));
    expect(applyEdits(textOf(source), mend?.edits ?? []).slice(-5)).toEqual([
      'true',
      '```',
      '',
      'and so on',
      '',
    ]);
  });
});

describe('a step that is renamed', () => {
  const text = `${head}${step}\nSee [it](#create) and [two](#create-it).\n\n## Two {#create-it}\n- {what: x, until: create}\n  until: create # then\n`;
  const lines = text.split('\n');

  test('is found at its heading, and at a link to it', () => {
    expect(stepAt(lines, 8, 18)?.text).toBe('create');
    expect(stepAt(lines, 8, 4)).toBeUndefined();
    const link = lines.findIndex((line) => line.startsWith('See'));
    expect(stepAt(lines, link + 1, 12)?.text).toBe('create');
  });

  test('changes everywhere where it is named, and nowhere else', () => {
    const paths = ['wrong/create--down.sh', 'right/create--other.sh', 'wrong/create-it--x.sh', 'setup.sh'];
    const yaml = 'create:\n  - mutant: create\n    why: so\ncreate-it: []\n';
    const drilled = 'at: create\nafter:  create\nlearned: create-it\ncreate: at\n';
    const beside = { paths, mutants: yaml, drills: drilled };
    const { edits, files, mutants, drills } = renameStep(lines, beside, 'create', 'make');
    expect(applyEdits(drilled.split('\n'), drills).join('\n')).toBe(
      'at: make\nafter:  make\nlearned: create-it\ncreate: at\n',
    );
    expect(applyEdits(yaml.split('\n'), mutants).join('\n')).toBe(yaml.replace('create:', 'make:'));
    const changed = applyEdits(lines, edits);
    expect(changed.filter((line, index) => line !== lines[index])).toEqual([
      '## Create it {#make}',
      'See [it](#make) and [two](#create-it).',
      '- {what: x, until: make}',
      '  until: make # then',
    ]);
    expect(files).toEqual([
      { from: 'wrong/create--down.sh', to: 'wrong/make--down.sh' },
      { from: 'right/create--other.sh', to: 'right/make--other.sh' },
    ]);
  });
});
