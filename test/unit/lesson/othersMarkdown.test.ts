import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import { runsOf } from '../fuzzRuns.ts';
import { lessonArbitrary } from './lessonArbitrary.ts';
import { fence, head, lessonSource, step, upCheck } from './lessonSource.ts';

const TICKS = '```';
const checked = (id: string, text: string): string => `## Step ${id} {#${id}}\n\n${text}\n${upCheck}\n`;

/** What a document has in the body, and each problem as `code line`; the body begins in line 8. */
const DOCUMENTS: Readonly<Record<string, { text: string; problems: readonly string[] }>> = {
  'words behind the marks that close': {
    text: checked('a', `${TICKS}bash {run}\nip link\n${TICKS} and look at it\n`) + checked('b', 'Words.'),
    problems: ['PB414 12'],
  },
  'a dot behind the marks that close plain code': {
    text: checked('a', `${TICKS}\nip link\n${TICKS}.\n\nMore words.\n`) + checked('b', 'Words.'),
    problems: ['PB414 12'],
  },
  'a comment behind the marks that close': {
    text: checked('a', `~~~bash {run}\nip link\n~~~ <!-- end of run -->\n`),
    problems: ['PB414 12'],
  },
  'fewer marks at the end than at the beginning': {
    text: checked('a', `${TICKS}\`bash {run}\nip link\n${TICKS}\n`) + checked('b', 'Words.'),
    problems: ['PB414 12'],
  },
  'a block that is not closed before the next': {
    text: checked('a', `${TICKS}bash {run}\nip link\n`) + checked('b', fence('bash {run}', 'true')),
    problems: ['PB409 10'],
  },
  'a check that is not closed before the next step': {
    text:
      `## One {#one}\n\n${TICKS}yaml {check}\n- what: br0 is up\n  link: br0\n\nWords: and more.\n\n` +
      `${checked('two', 'See [one](#one).')}${checked('three', 'And [two](#two).')}`,
    problems: ['PB409 10'],
  },
  'a run that is not closed, and five steps with runs, outputs and links to come': {
    text:
      checked('first', `${TICKS}bash {run}\nip link\n`) +
      ['a', 'b', 'c', 'd', 'e']
        .map((id) =>
          checked(
            id,
            `Back to [it](#first).\n\n${fence('bash {run}', 'true')}\n${fence('text {output}', 'x')}`,
          ),
        )
        .join(''),
    problems: ['PB409 10'],
  },
  'marks that stand alone after a closed block': {
    text:
      checked('a', `${fence('bash {run}', 'true')}${TICKS}\n\nWords.\n`) +
      checked('b', fence('bash {run}', 'true')),
    problems: ['PB409 13'],
  },
  'braces that cannot be read, with an output and a stop behind them': {
    text: checked(
      'a',
      fence('bash {run stays until=Listening on}', 'nc -l 1') +
        fence('text {output}', 'Listening on') +
        fence('text {stop}', 'Ctrl+C'),
    ),
    problems: ['PB503 10'],
  },
  'a directive that is not known in place of the only check': {
    text: `## A {#a}\n\n${fence('yaml {checks}', '- what: x', '  link: br0')}\n${checked('b', '')}`,
    problems: ['PB502 10'],
  },
  'a step without an id, to which links lead': {
    text: `## Lay the cable\n\n${upCheck}\n${checked('b', 'See [it](#cable).')}`,
    problems: ['PB402 8'],
  },
  'a rule right under text': {
    text: checked('a', 'These are the last words.\n---\nAnd these come after the rule.\n'),
    problems: ['PB415 11'],
  },
  'a rule right under text of two lines, then blocks': {
    text: checked('a', `One line,\nand another one.\n---------\n${fence('bash {run}', 'true')}`),
    problems: ['PB415 12'],
  },
  'headings that are underlined': {
    text: `Lay the cable\n-------------\n\n${fence('bash {run}', 'true')}\n${upCheck}`,
    problems: ['PB415 9'],
  },
  'an underlined heading with an id': {
    text: `Lay the cable {#cable}\n----------------------\n\n${upCheck}`,
    problems: [],
  },
  'a rule under an empty line': { text: checked('a', 'Words.\n\n---\n\nWords.\n'), problems: [] },
  'a link whose definition stands in another step': {
    text:
      checked('a', 'See [ip(8)][1], [veth] and ![the cable][pic].\n') +
      checked(
        'b',
        '[1]: https://man7.org/ip.8\n[veth]: <https://man7.org/veth.4> "veth (4)"\n\n[pic]: a.svg\n',
      ),
    problems: [],
  },
  'a link whose definition is nowhere': {
    text: checked('a', 'See [ip(8)][1] and `[x][y]` and a[0][1].\n'),
    problems: ['PB416 10'],
  },
  'footnotes, told once': {
    text: checked('a', 'A cable[^1] and a switch[^two].\n\n[^1]: Words.\n[^two]: https://example.org\n'),
    problems: ['PB417 10'],
  },
  'a prompt before each command': {
    text: checked('a', fence('console {run}', '$ ip link', '$ ip address')),
    problems: ['PB517 11'],
  },
  "a shell's own prompt": {
    text: checked('a', fence('bash {run}', 'true', 'root@vm:~# ip link')),
    problems: ['PB517 12'],
  },
  'dollars and signs that are no prompt': {
    text: checked('a', fence('bash {run}', '$HOME/run', '# a comment', 'echo me@home', '$(which ip) link')),
    problems: [],
  },
  'front matter that is not closed': {
    text: 'REPLACED',
    problems: ['PB202 1'],
  },
  'code between marks in a line': {
    text: checked('a', 'Words.\n\n```` ```bash {run} ````\n\nMore.\n'),
    problems: [],
  },
  'a block in more marks that shows a block': {
    text: checked('a', `\`${TICKS}markdown\n${TICKS}bash {run}\ntrue\n${TICKS}\n\`${TICKS}\n`),
    problems: [],
  },
  'a list that ends a block which is not closed': {
    text: checked('a', `- item\n\n  ${TICKS}\n  code\n\nWords.\n`),
    problems: [],
  },
};

describe("others' Markdown", () => {
  test.each(Object.entries(DOCUMENTS))('with %s', (name, { text, problems }) => {
    const whole = name.startsWith('front matter')
      ? `${head.trimEnd().slice(0, -3)}\n# A switch\n\n${step}`
      : head + text;
    const source = lessonSource(whole, { 'a.svg': '<svg/>' });
    expect(lintLesson(source).map(({ code, line }) => `${code} ${line}`)).toEqual(problems);
  });

  test('a link is shown wherever its definition stands', () => {
    const text =
      checked('a', 'See [ip(8)][1] and [veth].\n') +
      checked('b', '[1]: https://man7.org/ip.8\n[veth]: https://man7.org/veth.4 "veth \\"(4)\\""\n');
    const { lesson } = parseLesson(lessonSource(head + text));
    const [first] = lesson?.steps[0]?.blocks ?? [];
    const html = first?.kind === 'prose' && proseRenderer({ picture: () => undefined }).prose(first.markdown);
    expect(html).toBe(
      '<p>See <a href="https://man7.org/ip.8">ip(8)</a> and ' +
        '<a href="https://man7.org/veth.4" title="veth &quot;(4)&quot;">veth</a>.</p>\n',
    );
  });

  test('the text that definitions add to pieces is bounded', () => {
    const long = `https://example.org/${'x'.repeat(1_900)}`;
    const pieces = `[a]\n\n${fence('text {look link=b}', 'c')}`.repeat(3_000);
    const { lesson } = parseLesson(lessonSource(`${head}${step}\n${pieces}\n[a]: ${long}\n`));
    const lengths = (lesson?.steps[0]?.blocks ?? []).map((block) =>
      block.kind === 'prose' ? block.markdown.length : 0,
    );
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(1_100_000);
    expect(lengths[1]).toBeGreaterThan(1_900);
  });
});

const RUNS = runsOf(2_000);

describe('a lesson with one mistake in one fence', () => {
  /** The lines that close a block of the generated lesson: bare marks. */
  const closings = (lines: readonly string[]): number[] => {
    const found: number[] = [];
    let open: string | undefined;
    lines.forEach((line, index) => {
      const marks = /^(?:`{5,}|~{5,})/.exec(line)?.[0];
      if (open === undefined) open = marks;
      else if (line === open) {
        found.push(index);
        open = undefined;
      }
    });
    return found;
  };

  test(`has few problems, and the first names it (${RUNS.numRuns} lessons)`, () => {
    fc.assert(
      fc.property(
        lessonArbitrary,
        fc.nat(),
        fc.constantFrom(' and so on', undefined),
        ({ text }, pick, words) => {
          // What a block shows that is no code of its own would be taken for the lesson's.
          if (/^(?:```|~~~~|## not a heading.*)$/m.test(text)) return;
          const lines = text.split('\n');
          const places = closings(lines);
          const at = places[pick % Math.max(1, places.length)];
          if (at === undefined) return;
          if (words === undefined) lines.splice(at, 1);
          else lines[at] = `${lines[at] ?? ''}${words}`;
          const problems = lintLesson(lessonSource(lines.join('\n')));
          const codes = problems.map(({ code }) => code);
          if (words === undefined) expect(codes).toContain('PB409');
          else expect(problems.map(({ code, line }) => `${code} ${line}`)).toEqual([`PB414 ${at + 1}`]);
          expect(codes.length).toBeLessThanOrEqual(2);
        },
      ),
      RUNS,
    );
  });
});
