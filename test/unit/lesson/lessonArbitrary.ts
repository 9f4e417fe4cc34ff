import fc from 'fast-check';
import type { Block, Lesson } from '../../../extension/core/lesson/model/lesson.ts';

/** What a lesson says, without where it says it. */
export interface LessonModel {
  readonly title: string;
  readonly minutes: number;
  readonly hosts: readonly string[];
  readonly requires: readonly string[];
  readonly intro: readonly object[];
  readonly steps: readonly {
    readonly title: string;
    readonly id: string;
    readonly blocks: readonly object[];
  }[];
}

interface Written {
  readonly text: string;
  readonly model: object;
}

const words = [
  'veth',
  'naïve',
  '`ip link`',
  '**bold**',
  '192.0.2.1',
  'br0:',
  '漢字',
  '🙂',
  'ip(8)',
  "it's",
  '"q"',
  'a_b',
  '5 < 6',
  '{x}',
  '#1',
  '&amp;',
  '\\*',
];
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 })
  .map((list) => list.join(' '));
const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((value) => `x${value}x`);
const codeLine = fc.oneof(
  text,
  fc.constantFrom('', '```', '~~~~', '## not a heading {#x}', '---', '  indented', '<b>', 'echo 漢'),
);
const code = fc.array(codeLine, { maxLength: 4 }).map((lines) => ['true', ...lines, 'end'].join('\n'));

const prose: fc.Arbitrary<Written> = fc
  .oneof(
    sentence,
    fc.tuple(sentence, sentence).map(([a, b]) => `- ${a}\n- ${b}`),
    sentence.map((a) => `### ${a}`),
    sentence.map((a) => `> ${a}`),
    code.map((lines) => fenced('sh', lines)),
  )
  .map((markdown) => ({ text: markdown, model: { kind: 'prose', markdown } }));

/** A fence is longer than any in its content. */
function fenced(info: string, content: string, mark = '`'): string {
  const marks = mark.repeat(5);
  return content === '' ? `${marks}${info}\n${marks}` : `${marks}${info}\n${content}\n${marks}`;
}

function quote(value: string): string {
  return `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

const mark = fc.constantFrom('`', '~');
const until = text.filter((value) => !value.includes('`'));

function runBlock(host: string, terminal: string): fc.Arbitrary<Written[]> {
  return fc
    .record({
      code,
      hidden: fc.boolean(),
      fails: fc.boolean(),
      until: fc.option(until, { nil: undefined }),
      mark,
      output: fc.option(code),
    })
    .map(({ code, hidden, fails, until, mark, output }) => {
      const stays = until === undefined ? '' : ` stays until=${quote(until)}`;
      const info = `bash {${hidden ? 'solution' : 'run'} terminal=${terminal} host=${host}${stays}${fails ? ' fails' : ''}}`;
      const model = { kind: 'run', code, terminal, host, hidden, stays: until !== undefined, until, fails };
      const list: Written[] = [{ text: fenced(info, code, mark), model }];
      if (until !== undefined) {
        list.push({
          text: fenced(`text {stop terminal=${terminal}}`, 'Ctrl+C'),
          model: { kind: 'stop', terminal, text: 'Ctrl+C' },
        });
      }
      if (output !== null)
        list.push({ text: fenced('text {output}', output), model: { kind: 'output', text: output } });
      return list;
    });
}

const quiz: fc.Arbitrary<Written[]> = fc
  .tuple(text, text, text, fc.boolean())
  .map(([question, a, b, both]) => {
    const options = [
      { text: a, right: both, why: b },
      { text: b, right: true, why: a },
    ];
    const yaml = `question: ${JSON.stringify(question)}\noptions: ${JSON.stringify(options)}`;
    return [{ text: fenced('yaml {quiz}', yaml), model: { kind: 'quiz', question, options } }];
  });

const look: fc.Arbitrary<Written[]> = until.map((link) => [
  {
    text: fenced(`text {look link=${quote(link)} host=vm netns=red}`, 'There it is.'),
    model: { kind: 'look', host: 'vm', netns: 'red', link, text: 'There it is.' },
  },
]);

const subject = fc.oneof(
  fc.record({ link: text, up: fc.boolean() }),
  fc.record({ address: fc.constant('192.0.2.1/24'), on: text }),
  fc.record({ reach: fc.constant('192.0.2.2'), blocked: fc.boolean() }),
  fc.record({ command: text, exit: fc.integer({ min: 0, max: 255 }) }),
);

function checkBlock(host: string): fc.Arbitrary<Written> {
  return fc.array(fc.tuple(text, subject), { minLength: 1, maxLength: 3 }).map((list) => {
    const checks = list.map(([what, fields], index) => ({ what: `${index} ${what}`, host, ...fields }));
    const yaml = checks.map((check) => `- ${JSON.stringify(check)}`).join('\n');
    return { text: fenced('yaml {check}', yaml), model: { kind: 'checks', checks } };
  });
}

const hostLists = [['vm'], ['vm', 'a'], ['a', 'b', 'vm']] as const;

const parts = fc.constantFrom(...hostLists).chain((hosts) => {
  const host = fc.constantFrom(...hosts);
  const one = prose.map((written) => [written]);
  const run = fc
    .tuple(host, fc.constantFrom('left', 'right'))
    .chain(([name, side]) => runBlock(name, `${name}-${side}`));
  const blocks = fc.array(fc.oneof(one, one, run, quiz, look), { maxLength: 4 }).map((list) => list.flat());
  const step = fc.record({ title: sentence, blocks, check: host.chain(checkBlock) });
  return fc.record({
    hosts: fc.constant(hosts),
    title: text,
    minutes: fc.integer({ min: 1, max: 600 }),
    requires: fc.subarray(['docker', 'gcc', 'btf']),
    heading: fc.boolean(),
    intro: fc.array(fc.oneof(one, quiz, look), { maxLength: 2 }).map((list) => list.flat()),
    steps: fc.array(step, { minLength: 1, maxLength: 3 }),
  });
});

/** A lesson file without a problem, and what must be read from it. */
export const lessonArbitrary: fc.Arbitrary<{ text: string; model: LessonModel }> = parts.map((lesson) => {
  const front = [
    '---',
    'format: 1',
    `title: ${JSON.stringify(lesson.title)}`,
    'summary: s',
    `minutes: ${lesson.minutes}`,
  ];
  front.push(`hosts: ${JSON.stringify(lesson.hosts)}`, `requires: ${JSON.stringify(lesson.requires)}`, '---');
  const pieces = [front.join('\n')];
  if (lesson.heading) pieces.push('# The title');
  pieces.push(...lesson.intro.map(({ text }) => text));
  const steps = lesson.steps.map(({ title, blocks, check }, index) => {
    const all = [...blocks, check];
    pieces.push(`## ${title} {#step-${index}}`, ...all.map(({ text }) => text));
    return { title, id: `step-${index}`, blocks: joinProse(all.map(({ model }) => model)) };
  });
  const { title, minutes, hosts, requires } = lesson;
  const intro = joinProse(lesson.intro.map(({ model }) => model));
  return { text: pieces.join('\n\n') + '\n', model: { title, minutes, hosts, requires, intro, steps } };
});

/** Prose beside prose is one block. */
function joinProse(models: readonly object[]): object[] {
  const joined: object[] = [];
  for (const model of models) {
    const last = joined.at(-1);
    if (isProse(model) && last !== undefined && isProse(last)) {
      joined.splice(-1, 1, { kind: 'prose', markdown: `${last.markdown}\n\n${model.markdown}` });
    } else {
      joined.push(model);
    }
  }
  return joined;
}

function isProse(model: object): model is { kind: 'prose'; markdown: string } {
  return 'kind' in model && model.kind === 'prose';
}

/** What was read, in the words of the model. */
export function modelOf({ title, minutes, hosts, requires, intro, steps }: Lesson): LessonModel {
  const list = steps.map((step) => ({ title: step.title, id: step.id, blocks: step.blocks.map(blockModel) }));
  return { title, minutes, hosts, requires, intro: intro.map(blockModel), steps: list };
}

function blockModel({ line: _line, endLine: _endLine, ...model }: Block): object {
  if (model.kind !== 'checks') return model;
  const checks = model.checks.map(({ kind: _kind, after: _after, ...fields }) => fields);
  return { kind: model.kind, checks };
}
