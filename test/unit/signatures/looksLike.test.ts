import { afterEach, expect, test } from 'vitest';
import { useLanguage } from '../../../extension/core/language/say.ts';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import type { Lesson, Step } from '../../../extension/core/lesson/model/lesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { readSignaturesFile } from '../../../extension/core/lesson/read/signaturesFile.ts';
import { proveLesson } from '../../../extension/core/proof/proveLesson.ts';
import { withSkipped } from '../../../extension/core/session/lessonProgress.ts';
import type { Session } from '../../../extension/core/session/session.ts';
import { looksLikeText } from '../../../extension/core/signatures/looksLike.ts';
import {
  countMistakes,
  replayMistakes,
  type ReplayedMistake,
} from '../../../extension/core/signatures/replayMistakes.ts';
import {
  knowsSignatures,
  signaturesFingerprint,
} from '../../../extension/core/signatures/signaturesFingerprint.ts';
import { signaturesFile } from '../../../extension/core/signatures/signaturesFile.ts';
import { fence, head, lessonSource } from '../lesson/lessonSource.ts';
import { sessionOn } from '../player/fakeMachine.ts';
import { LinkMachine } from './linkMachine.ts';

const CHECKS = [
  '- {what: br0 is there, link: br0, fail: Not yet}',
  '- {what: br1 is up, link: br1, up: true}',
];
const textOf = (...checks: string[]): string =>
  head +
  `## One {#one}\n${fence('yaml {check}', '- {what: v0 is there, link: v0}')}` +
  `## Two {#two}\n${fence('yaml {check}', ...checks)}`;
const TEXT = textOf(...CHECKS);
const WRONG = {
  // The fake's terminals do nothing: what the first step makes is there from the beginning.
  'setup.sh': 'add v0\n',
  'wrong/two--left-down.sh': '# Nobody switched it on.\n# says: /br1 is down/\nadd br0\nadd br1\n',
  'wrong/two--misspelt.sh': 'add bro\nup br1\n',
  'wrong/two--elsewhere.sh': 'add brO\nup br2\n',
  'wrong/two--elsewhere-too.sh': '# The same in other words.\nadd brO\nup br2\n',
};

function parse(text: string, others: Record<string, string> = WRONG): Lesson {
  const { lesson } = parseLesson(lessonSource(text, others));
  if (lesson === undefined) throw new Error('no lesson');
  return lesson;
}

/** The lesson with the file that its proof writes. */
async function proven(): Promise<{ readonly lesson: Lesson; readonly file: string }> {
  const lesson = parse(TEXT);
  const { steps } = await proveLesson(lesson, new LinkMachine());
  const states = new Map(steps.flatMap(({ signatures }) => [...signatures]));
  const file = signaturesFile({ of: signaturesFingerprint(lesson), states, faults: new Set() });
  return { lesson: parse(TEXT, { ...WRONG, 'signatures.txt': file }), file };
}

const stepOf = ({ steps }: Lesson, id: string): Step => steps.find((step) => step.id === id)!;

async function at(lesson: Lesson, links: Readonly<Record<string, boolean>>): Promise<Session> {
  const machine = new LinkMachine();
  machine.links = new Map(Object.entries(links));
  return sessionOn(machine, lesson);
}

const LEFT_DOWN = { v0: true, br0: false, br1: false };

afterEach(() => useLanguage('en'));

test('a proof keeps what the checks see before a step and in its wrong states; a file has it, and is read again', async () => {
  const { lesson, file } = await proven();
  const { states } = readSignaturesFile(file);
  expect([...states.keys()]).toEqual([
    'two',
    'two--left-down',
    'two--misspelt',
    'two--elsewhere',
    'two--elsewhere-too',
  ]);
  expect(states.get('two--left-down')).toEqual([{ check: 'two/2', status: 'fail', seen: 'br1 is down' }]);
  expect(knowsSignatures(lesson)).toBe(true);
  // The author's words are none of the network's.
  expect(file).not.toContain('Not yet');
});

test('a proof of a lesson that knows its signatures collects none', async () => {
  const { lesson } = await proven();
  const { steps } = await proveLesson(lesson, new LinkMachine());
  expect(steps.flatMap(({ signatures }) => [...signatures])).toEqual([]);
  expect(steps[1]?.wrongCaught).toMatchObject({ 'left-down': true });
});

test('the mistake is told that a learner made, once they asked for the checks; and not before', async () => {
  const { lesson } = await proven();
  const session = await at(lesson, LEFT_DOWN);
  const two = stepOf(lesson, 'two');
  expect((await session.check(two)).looksLike).toBeUndefined();
  const { looksLike } = await session.check(two, { asked: true });
  expect(looksLike && looksLikeText(looksLike)).toBe('This looks like “left down”: Nobody switched it on.');
  expect((await session.check(two)).looksLike?.name).toBe('left-down');
});

test('a mistake without words is told by its name', async () => {
  const { lesson } = await proven();
  const session = await at(lesson, { v0: true, bro: false, br1: true });
  const { looksLike } = await session.check(stepOf(lesson, 'two'), { asked: true });
  expect(looksLike && looksLikeText(looksLike)).toBe('This looks like “misspelt”.');
});

test.each([
  ['that was not begun', { v0: true }],
  ['that two mistakes look like', { v0: true, brO: false, br2: true }],
  ['that nobody thought of', { v0: true, br0: false }],
  ['that is met', { v0: true, br0: false, br1: true }],
  ['that undid an earlier step too', { br0: false, br1: false }],
])('nothing is told of a step %s', async (_, links) => {
  const { lesson } = await proven();
  const session = await at(lesson, links);
  expect((await session.check(stepOf(lesson, 'two'), { asked: true })).looksLike).toBeUndefined();
});

test('nothing is told to one who skipped a step, or who looks for a fault', async () => {
  const { lesson } = await proven();
  const two = stepOf(lesson, 'two');
  const skipping = await at(lesson, LEFT_DOWN);
  await skipping.remember((progress) => withSkipped(progress, 'one', new Date()));
  expect((await skipping.check(two, { asked: true })).looksLike).toBeUndefined();
  const hunting = await at(lesson, LEFT_DOWN);
  const fault = {
    step: 'two',
    name: 'left-down',
    began: '',
    told: [],
    was: [],
    look: { host: '', command: '' },
  };
  await hunting.remember((progress) => ({ ...progress, fault }));
  expect((await hunting.check(two, { asked: true })).looksLike).toBeUndefined();
});

test('the mistake is known in every language', async () => {
  const { lesson } = await proven();
  useLanguage('zh-cn');
  const session = await at(lesson, LEFT_DOWN);
  const { looksLike, checks } = await session.check(stepOf(lesson, 'two'), { asked: true });
  expect(checks[1]).toMatchObject({ status: 'fail', plain: 'br1 is down' });
  expect(checks[1]?.seen).not.toBe('br1 is down');
  expect(looksLike && looksLikeText(looksLike)).toBe('这看起来像是“left down”：Nobody switched it on.');
  expect(looksLike && looksLikeText({ ...looksLike, words: 'Nobody switched it on.' })).toContain(
    'left down',
  );
  expect(looksLike && looksLikeText({ ...looksLike, words: '没有启用。' })).toBe(
    '看起来是这种情况：没有启用。',
  );
});

test('signatures are stale where commands, checks or wrong states are others; words are of no matter', async () => {
  const { file } = await proven();
  const withFile = (text: string, changes: Record<string, string> = {}) => {
    const others = { ...WRONG, 'signatures.txt': file, ...changes };
    const lint = lintLesson(lessonSource(text, others));
    const isStale = lint.some(({ code }) => code === 'PB808');
    expect(isStale).toBe(!knowsSignatures(parse(text, others)));
    return isStale ? 'stale' : 'fresh';
  };
  expect(withFile(TEXT)).toBe('fresh');
  expect(withFile(TEXT.replace('br0 is there', 'the bridge is there').replace('Not yet', 'Not so'))).toBe(
    'fresh',
  );
  const name = 'wrong/two--left-down.sh';
  expect(withFile(TEXT, { [name]: WRONG[name].replace('Nobody', 'Somebody') })).toBe('fresh');
  expect(withFile(TEXT, { [name]: 'add br0\n' })).toBe('stale');
  expect(withFile(TEXT, { 'wrong/two--another.sh': 'add br0\n' })).toBe('stale');
  expect(withFile(textOf(...CHECKS.toReversed()))).toBe('stale');
  expect(withFile(TEXT, { 'setup.sh': 'add v1\n' })).toBe('stale');
});

test('a replay counts how often the right mistake is told, and none right before a step', async () => {
  const { lesson } = await proven();
  const machine = new LinkMachine();
  machine.links.set('v0', true);
  const replayed: ReplayedMistake[] = [];
  await replayMistakes(machine.checkpoints, await sessionOn(machine, lesson), {
    onReplayed: (one) => replayed.push(one),
  });
  expect(replayed.map(({ attempt, told }) => [attempt?.name, told?.name])).toEqual([
    [undefined, undefined],
    ['left-down', 'left-down'],
    ['misspelt', 'misspelt'],
    ['elsewhere', undefined],
    ['elsewhere-too', undefined],
  ]);
  expect(countMistakes(replayed)).toEqual({
    wrong: { right: 2, other: 0, none: 2 },
    before: { told: 0, none: 1 },
  });
  const [left, misspelt] = [replayed[1]?.attempt, replayed[2]?.attempt];
  expect(
    countMistakes([
      { step: 'two', attempt: left, told: misspelt },
      { step: 'two', attempt: undefined, told: left },
    ]),
  ).toEqual({ wrong: { right: 0, other: 1, none: 0 }, before: { told: 1, none: 0 } });
});
