import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { problemKinds } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { lessonSource, validLesson } from './lessonSource.ts';
import { lintExample } from './problemExample.ts';
import { problemExamples } from './problemExamples.ts';

/** Mistakes that cannot come alone: two files beside each other, or a step that is now without checks. */
const companions: Readonly<Record<string, readonly string[]>> = {
  PB101: [],
  PB109: ['PB410'],
  PB201: ['PB204'],
  PB202: ['PB204', 'PB401'],
  PB107: ['PB804'],
  PB205: ['PB204'],
  PB803: ['PB407'],
};

describe('each problem code', () => {
  test.each(
    problemExamples.map((example, index) => ({ ...example, name: `${example.code} (example ${index})` })),
  )('$name is found, at its place, and nothing else is', (example) => {
    const { code, line, column, instead } = example;
    const problems = lintExample(example);
    const found = problems.filter((problem) => problem.code === code);
    expect(found, JSON.stringify(problems.slice(0, 5), null, 1)).not.toEqual([]);
    expect(found[0]).toMatchObject({ line, column });
    if (instead !== undefined) expect(found[0]?.instead).toBe(instead);
    const others = problems.map((problem) => problem.code).filter((other) => other !== code);
    expect(others.filter((other) => !companions[code]?.includes(other))).toEqual([]);
  });

  test('has an example', () => {
    const shown = new Set<string>(problemExamples.map(({ code }) => code));
    const codes = Object.values(problemKinds).map(({ code }) => code);
    expect(codes.filter((code) => !shown.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('says what is wrong and what to write, in sentences', () => {
    for (const { code, what, instead } of Object.values(problemKinds)) {
      expect(what, code).toMatch(/^\S.*\.$/);
      expect(instead, code).toMatch(/^[A-Z].*(?:[.)}]|#id\})$/);
    }
  });
});

describe('a lesson that is right', () => {
  test('has no problems', () => {
    expect(lintLesson(lessonSource(validLesson))).toEqual([]);
  });

  test('may say `needs`, as older lessons do', () => {
    const source = lessonSource(validLesson.replace('minutes: 20', 'minutes: 20\nneeds: [gcc]'));
    expect(lintLesson(source)).toEqual([]);
    expect(parseLesson(source).lesson?.requires).toEqual(['gcc']);
  });

  test('may have a setup, files, pictures and wrong states', () => {
    const picture = validLesson + '![a](a.svg) ![b](media/b.png) [code](files/src/mytun.c) [step](#create)\n';
    const source = lessonSource(picture, {
      'setup.sh': 'true\n',
      'files/src/mytun.c': '',
      'a.svg': '<svg/>',
      'media/b.png': '',
      'wrong/create--left-down.sh': 'true',
      'right/create--other-order.sh': 'false',
    });
    expect(lintLesson(source)).toEqual([]);
    const { lesson } = parseLesson(source);
    expect(lesson?.setup).toBe('true\n');
    expect(lesson?.files.map(({ path }) => path)).toEqual(['src/mytun.c']);
    expect(lesson?.wrong).toEqual([{ step: 'create', name: 'left-down', script: 'true' }]);
    expect(lesson?.right).toEqual([{ step: 'create', name: 'other-order', script: 'false' }]);
  });

  test('may have Windows line ends and a byte order mark', () => {
    expect(lintLesson(lessonSource('\uFEFF' + validLesson.replaceAll('\n', '\r\n')))).toEqual([]);
  });
});
