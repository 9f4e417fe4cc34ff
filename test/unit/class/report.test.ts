import { afterEach, beforeEach, expect, test } from 'vitest';
import { classReport } from '../../../extension/class/report/classReport.ts';
import { reportCsv } from '../../../extension/class/report/reportCsv.ts';
import { readWeights } from '../../../extension/class/report/weights.ts';
import { joined, LESSON, serveTestClass, type TestClass, until } from './classOn.ts';

const AT = '2026-01-01T10:00:00.000Z';
const progress = {
  format: 1,
  lesson: LESSON.id,
  achieved: { make: '2026-01-01T10:12:30.000Z' },
  skipped: { use: AT },
} as const;
const events = [
  {
    seat: 1,
    lesson: LESSON.id,
    step: 'make',
    entered: AT,
    counts: { ran: 2, checked: 1, hint: 1, shown: 1 },
  },
];
const seats = [
  { id: 1, name: '=HYPERLINK("x")', progress: [progress], isElsewhere: () => false },
  { id: 2, name: 'Ben', progress: [], isElsewhere: () => false },
];

test('a row for each learner and step of what they began', () => {
  expect(classReport(seats, [LESSON], events, undefined)).toEqual([
    {
      ...{ name: '=HYPERLINK("x")', seat: 1, lesson: LESSON.id, step: 'make', minutes: 12.5, grade: null },
      ...{ achieved: '2026-01-01T10:12:30.000Z', skipped: false, tries: 3, hints: 1, shown: 1 },
      ...{ where: 'class', recheck: null },
    },
    {
      ...{ name: '=HYPERLINK("x")', seat: 1, lesson: LESSON.id, step: 'use', minutes: null, grade: null },
      ...{ achieved: '', skipped: true, tries: 0, hints: 0, shown: 0 },
      ...{ where: '', recheck: null },
    },
  ]);
});

test('the grade follows the rule', () => {
  const read = readWeights('{ "hint": 0.1, "shown": 0.5, "skipped": 0.2 }', 'w.json');
  if (!read.ok) throw new Error(read.failure.why);
  expect(classReport(seats, [LESSON], events, read.value).map(({ grade }) => grade)).toEqual([0.4, 0.2]);
});

test.each(['', '[]', '{"hint": 2}', '{"hints": 0.1}'])(
  'the weights %j are refused, with a reason',
  (text) => {
    const read = readWeights(text, 'w.json');
    expect(read.ok ? '' : read.failure.code).toBe('class-bad-weights');
  },
);

test("a step that a learner's own computer reported is marked, and a re-check has a column", () => {
  const own = {
    ...{ id: 1, name: 'Vera', progress: [progress], isElsewhere: () => true },
    recheck: (_lesson: string, step: string) => (step === 'make' ? ('fail' as const) : undefined),
  };
  const rows = classReport([own], [LESSON], events, undefined);
  expect(rows.map(({ where, recheck }) => [where, recheck])).toEqual([
    ['own', 'fail'],
    ['', ''],
  ]);
  expect(reportCsv(rows, { recheck: true, grade: false })).toContain('shown,where,recheck\r\n');
});

test('CSV is quoted, and a name is no formula', () => {
  const csv = reportCsv(classReport(seats, [LESSON], events, undefined), { recheck: false, grade: false });
  expect(csv.split('\r\n')).toEqual([
    'name,seat,lesson,step,achieved,skipped,minutes,tries,hints,shown,where',
    `"'=HYPERLINK(""x"")",1,${LESSON.id},make,2026-01-01T10:12:30.000Z,false,12.5,3,1,1,class`,
    `"'=HYPERLINK(""x"")",1,${LESSON.id},use,,true,,0,0,0,`,
    '',
  ]);
});

let test1: TestClass;
beforeEach(async () => {
  test1 = await serveTestClass();
});
afterEach(() => test1.end());

test('what learners do is counted at its step', async () => {
  const page = await (await joined(test1, 'Ann')).play(LESSON.id);
  await until(() => expect(page.view?.machine.phase).toBe('running'));
  page.say({ type: 'player', message: { type: 'check' } });
  page.say({ type: 'player', message: { type: 'hint', check: 'make:1' } });
  page.say({ type: 'player', message: { type: 'goTo', step: 'use' } });
  await until(() => expect(page.view?.current).toBe('use'));
  await until(() =>
    expect(test1.served.hub.events.steps()).toEqual([
      {
        ...{ seat: 1, lesson: LESSON.id, step: 'make', entered: '2026-01-01T00:00:00.000Z' },
        counts: { checked: 1, entered: 1, hint: 1 },
      },
      {
        ...{ seat: 1, lesson: LESSON.id, step: 'use', entered: '2026-01-01T00:00:00.000Z' },
        counts: { entered: 1 },
      },
    ]),
  );
});
