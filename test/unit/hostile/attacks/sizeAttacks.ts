import { fence } from '../../lesson/lessonSource.ts';
import { HARMLESS_STEP, lessonText, proseAttack, type Attack } from './attack.ts';

const times = (count: number, piece: string | ((at: number) => string)): string =>
  Array.from({ length: count }, (_, at) => (typeof piece === 'string' ? piece : piece(at))).join('');

/** What is small to write and large to read, or grows with the square where a parser is careless. */
const PROSE: Readonly<Record<string, string>> = {
  'wide-table': `|${times(3000, 'a|')}\n|${times(3000, '-|')}\n|${times(3000, 'b|')}`,
  'long-table': `|a|\n|-|\n${times(25_000, '|b|\n')}`,
  'square-table': `|${times(400, 'a|')}\n|${times(400, '-|')}\n${times(100, `|${times(400, 'b|')}\n`)}`,
  'table-without-cells': `|${times(400, 'a|')}\n|${times(400, '-|')}\n${times(20_000, '|\n')}`,
  'long-list': times(30_000, '- a\n'),
  'deep-list': times(400, (at) => `${' '.repeat(at * 2)}- a\n`),
  'deep-quotes': `${times(20_000, '>')} a`,
  'deep-quotes-lines': times(300, (at) => `${'> '.repeat(at)}a\n`),
  'long-line': times(400_000, 'x'),
  'line-of-brackets': times(60_000, '['),
  'line-of-links': times(20_000, '[a]('),
  'line-of-pictures': times(20_000, '![a]('),
  'line-of-backticks': times(600, (at) => `${'`'.repeat(at)} `),
  'line-of-stars': times(60_000, '*a_'),
  'line-of-angles': times(60_000, '<a '),
  'line-of-entities': times(40_000, '&amp;'),
  'line-of-escapes': times(60_000, '\\*'),
  'nested-links': `${times(5000, '[')}a${times(5000, '](x)')}`,
  'nested-emphasis': times(5000, '*a **b '),
  'many-references': times(10_000, (at) => `[r${at}]: https://evil.test/${at}\n`),
  'references-used': `${times(3000, (at) => `[r${at}]: https://a.test/${at}\n`)}\n${times(3000, (at) => `[r${at}] `)}`,
  'open-comments': times(20_000, '<!-- '),
  'open-declarations': times(20_000, '<!A '),
  'open-processing': times(20_000, '<? '),
  headings: times(20_000, '### a\n'),
  rules: times(60_000, '---\n\n'),
  spaces: times(400_000, ' '),
  'blank-lines': times(400_000, '\n'),
  tabs: times(100_000, '\t'),
  'combining-marks': `a${times(200_000, '\u0301')}`,
  'joined-emoji': times(30_000, '👩‍👩‍👧‍👦'),
  'open-fences': times(20_000, '```\n'),
};

const STEPS: Readonly<Record<string, string>> = {
  'many-steps': times(5000, (at) => `## Step {#s${at}}\n\n${fence('bash {run}', 'true')}`),
  'many-runs': `## Step {#s}\n\n${times(10_000, fence('bash {run}', 'true'))}`,
  'one-id': times(3000, '## Step {#same}\n\n'),
  'no-ids': times(8000, '## Step\n\n'),
  'long-id': `## Step {#${'a'.repeat(300_000)}}`,
  'long-run': `## Step {#s}\n\n${fence('bash {run}', times(100_000, 'true; '))}`,
  'run-of-lines': `## Step {#s}\n\n${fence('bash {run}', times(100_000, 'true\n'))}`,
  'many-options': `## Step {#s}\n\n${fence(`bash {run ${times(5000, (at) => `o${at}=x `)}}`, 'true')}`,
  'many-checks': `## Step {#s}\n\n${times(40, (at) => fence('yaml {check}', ...Array.from({ length: 400 }, (_, n) => `- {what: w${at}.${n}, link: l}`)))}`,
  'after-all-others': `## Step {#s}\n\n${fence('yaml {check}', ...Array.from({ length: 600 }, (_, n) => `- {what: w${n}, link: l, id: i${n}, after: [i${(n + 1) % 600}]}`))}`,
  'quiz-of-many': `## Step {#s}\n\n${fence('yaml {quiz}', 'question: x', 'options:', ...Array.from({ length: 3000 }, (_, n) => `- {text: t${n}, why: w}`))}`,
};

export const sizeAttacks: readonly Attack[] = [
  ...Object.entries(PROSE).map(([name, prose]) => proseAttack(name, prose)),
  ...Object.entries(STEPS).map(([name, body]) => ({ name, files: { 'lesson.md': lessonText(body) } })),
  { name: 'too-large', files: { 'lesson.md': lessonText(times(1_100_000, 'x')) } },
  {
    name: 'too-many-files',
    files: {
      'lesson.md': lessonText(HARMLESS_STEP),
      ...Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`files/f${at}`, 'x'])),
    },
  },
  {
    name: 'too-large-file',
    files: { 'lesson.md': lessonText(HARMLESS_STEP), 'files/big': new Uint8Array(4_100_000) },
  },
  {
    name: 'too-deep',
    files: { 'lesson.md': lessonText(HARMLESS_STEP), [`files/${'d/'.repeat(40)}f`]: 'x' },
  },
];
