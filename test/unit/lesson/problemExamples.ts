import type { LessonSource } from '../../../extension/core/lesson/model/lesson.ts';
import type { ProblemCode } from '../../../extension/core/lesson/problems/problemKinds.ts';
import { fence, head, lessonSource, step, upCheck, validLesson } from './lessonSource.ts';
import { glossaryExamples } from '../glossary/glossaryExamples.ts';
import type { ProblemExample } from './problemExample.ts';
import { translationExamples } from './translationExamples.ts';

const title = '## Create it {#create}\n';

/** Text in the body, which begins in line 8. */
function body(
  code: ProblemCode,
  text: string,
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  return example(code, lessonSource(head + text), line, column, instead);
}

/** Text in a step whose heading is line 8; the text begins in line 9. */
function inStep(
  code: ProblemCode,
  text: string,
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  return body(code, title + text + upCheck, line, column, instead);
}

/** A step with one check block, whose list begins in line 10. */
function checks(
  code: ProblemCode,
  lines: string[],
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  return body(code, title + fence('yaml {check}', ...lines), line, column, instead);
}

function front(
  code: ProblemCode,
  from: string,
  to: string,
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  return example(code, lessonSource(validLesson.replace(from, to)), line, column, instead);
}

function chart(path: string): string {
  return fence('yaml {chart}', 'title: Rates', 'paths:', `- path: ${path}`, '  to: 127.0.0.1', '  links: 1');
}

function beside(
  code: ProblemCode,
  path: string,
  content: string | Uint8Array,
  instead?: string,
): ProblemExample {
  return example(code, lessonSource(validLesson, { [path]: content }), 1, 1, instead);
}

function example(
  code: ProblemCode,
  source: LessonSource,
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  return { code, source, line, column, ...(instead === undefined ? {} : { instead }) };
}

const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`files/${i}`, '']));

const folderExamples: ProblemExample[] = [
  example('PB101', { id: 'sample', files: new Map() }, 1, 1),
  example('PB102', lessonSource(' '.repeat(1_000_001)), 1, 1),
  example('PB102', lessonSource('# \n'.repeat(3_400_000)), 1, 1),
  beside('PB103', 'files/big', new Uint8Array(4_000_001)),
  example(
    'PB103',
    lessonSource(validLesson, {
      'files/a': new Uint8Array(4e6),
      'files/b': new Uint8Array(4e6),
      'files/c': new Uint8Array(3e6),
    }),
    1,
    1,
  ),
  example('PB104', lessonSource(validLesson, many), 1, 1),
  example('PB105', { id: 'sample', files: new Map([['lesson.md', new Uint8Array([0x2d, 0xff])]]) }, 1, 1),
  beside('PB105', 'setup.sh', new Uint8Array([0xc3, 0x28])),
  inStep('PB106', 'Bell: \u0007\n', 9, 7),
  inStep('PB106', fence('bash {run}', 'echo \u202E'), 10, 6),
  beside('PB106', 'setup.sh', '\u001b[0m'),
  beside('PB107', 'README.md', 'Read me.'),
  beside('PB107', 'wrong/notes.txt', ''),
  beside('PB107', 'files/../../x', ''),
  beside('PB107', 'lesson.md~', ''),
  example(
    'PB108',
    { ...lessonSource(validLesson), refused: [{ path: 'files/out', why: 'link-leaves' }] },
    1,
    1,
  ),
  inStep('PB109', '<b>\n\n'.repeat(300), 407, 1),
  example('PB110', { ...lessonSource(validLesson), id: 'My Lesson' }, 1, 1),
];

const frontMatterExamples: ProblemExample[] = [
  example('PB201', lessonSource('# Title\n' + step), 1, 1),
  example('PB202', lessonSource('---\ntitle: A\n'), 1, 1),
  example('PB203', lessonSource('---\n- title\n---\n' + step), 2, 1),
  example('PB203', lessonSource('---\n---\n' + step), 2, 1),
  front('PB204', 'title: A switch\n', '', 1, 1, 'Add "title: …".'),
  front('PB205', 'minutes: 20', 'minuts: 20', 5, 1, 'Did you mean "minutes"?'),
  front('PB206', 'minutes: 20', 'minutes: soon', 5, 1),
  front('PB206', 'title: A switch', 'title: ""', 3, 1),
  front('PB206', '[vm, a]', '[vm, 2]', 6, 13),
  front('PB207', '[vm, a]', '[vm, A-1]', 6, 13),
  front('PB208', '[vm, a]', '[vm, vm]', 6, 13),
  front('PB209', 'format: 1', 'format: 2', 2, 1),
  front('PB205', 'minutes: 20', 'minutes: 20\nrequires: [gcc]\nneeds: [gcc]', 7, 1),
  front('PB210', 'minutes: 20', 'minutes: 20\nrequires: [dokcer]', 6, 12, 'Did you mean "docker"?'),
  front('PB210', 'minutes: 20', 'minutes: 20\nneeds: [dokcer]', 6, 9, 'Did you mean "docker"?'),
  front('PB301', 'title: A switch', 'title: A switch: of software', 3, 8, 'Put the value in quotes.'),
  checks('PB301', ['- what: `ip` works'], 10, 9, 'Put the value in quotes.'),
  checks('PB301', ['- what: [x'], 11, 1),
  checks('PB302', ['- &a', '  what: x', '  link: br0'], 11, 3),
  front('PB302', 'title: A switch', 'title: !!str A switch', 3, 14),
  checks('PB303', [`- ${'['.repeat(30)}${']'.repeat(30)}`], 10, 23),
  checks('PB303', ['#'.repeat(64_001)], 10, 1),
  checks('PB304', ['- what: x', '  link: br0', '  link: br1'], 12, 3),
];

const structureExamples: ProblemExample[] = [
  body('PB401', 'Prose.\n', 9, 1),
  body('PB402', '## Create it\n' + upCheck, 8, 1, 'Write: ## Create it {#create-it}'),
  body('PB403', '## Create it {#Create_It}\n' + upCheck, 8, 1),
  body('PB403', '## Create it {#a--b}\n' + upCheck, 8, 1),
  body('PB404', step + step, 14, 1, 'Write {#create-it}.'),
  body('PB405', '# One\n\n# Two\n' + step, 10, 1),
  body('PB405', step + '# Title\n', 14, 1),
  body('PB406', '## {#create}\n' + upCheck, 8, 1),
  body('PB407', '## Create it {#create}\nProse.\n', 8, 1),
  inStep('PB408', '- item\n\n  ```bash {run}\n  true\n  ```\n\n', 11, 1),
  body('PB409', step + '```bash {run}\ntrue\n', 14, 1),
  body('PB409', step + '~~~\ntrue\n', 14, 1),
  inStep('PB410', 'Some <b>bold</b> text.\n\n', 9, 6),
  inStep('PB410', '<!-- hidden -->\n\n', 9, 1),
  inStep('PB411', 'Press [here](command:workbench.action.quit).\n', 9, 14),
  inStep('PB411', 'a\n[b](javascript:alert(1))\n', 10, 5),
  inStep('PB411', '[b](files/none.c)\n', 9, 5),
  inStep('PB412', '![x](https://example.org/x.png)\n', 9, 6),
  inStep('PB412', '| a |\n|---|\n| ![x](none.svg) |\n\n', 11, 8),
  inStep('PB413', 'See [there](#nowhere).\n', 9, 13),
  inStep('PB414', '```bash {run}\nip link\n``` and look\n', 11, 1),
  inStep('PB414', '````\nip link\n```\n', 11, 1),
  inStep('PB415', 'Some words.\n---\n', 10, 1),
  inStep('PB416', 'See [the manual][ip].\n\n', 9, 5),
  inStep('PB417', 'A cable[^1] between two.\n\n', 9, 8),
];

const blockExamples: ProblemExample[] = [
  inStep('PB501', fence('bash {run terminal=}', 'true'), 9, 9),
  inStep('PB501', fence('bash {run', 'true'), 9, 9),
  inStep('PB502', fence('bash {runn}', 'true'), 9, 10, 'Did you mean "run"?'),
  inStep('PB503', fence('bash {run termnal=a}', 'true'), 9, 14, 'Did you mean "terminal"?'),
  inStep(
    'PB503',
    fence('bash {run netns=a}', 'true'),
    9,
    14,
    'Write "ip netns exec NAME …" in the commands.',
  ),
  inStep('PB504', fence('bash {run fails=yes}', 'true'), 9, 14),
  inStep('PB504', fence('bash {run terminal}', 'true'), 9, 14),
  inStep('PB504', fence('bash {run terminal="my shell"}', 'true'), 9, 14),
  inStep('PB505', fence('bash {run stays}', 'true'), 9, 14),
  inStep('PB506', fence('bash {run until=x}', 'true'), 9, 14),
  inStep('PB507', fence('bash {run host=b}', 'true'), 9, 14, 'Did you mean "a"?'),
  inStep('PB508', fence('bash {run}'), 9, 1),
  inStep('PB509', fence('text {output}', 'x'), 9, 1),
  inStep('PB510', fence('text {stop terminal=left}', 'Ctrl+C'), 9, 1),
  inStep('PB511', fence('text {run}', 'true'), 9, 1, 'Write ```bash {run}.'),
  body('PB512', fence('bash {run}', 'true') + step, 8, 10),
  inStep(
    'PB513',
    fence('bash {run terminal=t host=vm}', 'true') + fence('bash {run terminal=t host=a}', 'true'),
    12,
    1,
  ),
  inStep('PB514', fence('bash {run fails fails}', 'true'), 9, 20),
  inStep('PB515', fence('bash {run stays until=x}', 'true') + fence('bash {run}', 'true'), 12, 1),
  inStep('PB516', fence('text {look host=vm}', 'Look.'), 9, 1, 'Add link=…'),
  inStep('PB517', fence('bash {run}', 'cd /tmp', '$ ip link'), 11, 1),
  inStep('PB516', fence('text {walk from=red}', 'Follow it.'), 9, 1),
  inStep('PB503', fence('text {look link=br0 on=vm}', 'Look.'), 9, 24),
  inStep('PB504', fence('text {walk from=red to=green tcp=ssh}', 'Follow it.'), 9, 33),
  inStep('PB507', fence('text {walk from=b:red to=green}', 'Follow it.'), 9, 15, 'Did you mean "a"?'),
  inStep('PB601', fence('yaml {quiz}', 'question: Why?', 'options: []'), 11, 1),
  inStep(
    'PB601',
    fence(
      'yaml {quiz}',
      'question: Why?',
      'hint: no',
      'options:',
      '- {text: a, why: a, right: true}',
      '- {text: b, why: b}',
    ),
    11,
    1,
  ),
  inStep(
    'PB602',
    fence('yaml {quiz}', 'question: Why?', 'options:', '- {text: a, why: a}', '- {text: b, why: b}'),
    11,
    1,
  ),
  inStep('PB603', fence('yaml {chart}', 'title: Rates', 'paths:', '- {path: lo, to: "127.0.0.1"}'), 12, 3),
  inStep('PB604', chart('lo') + chart('lo'), 19, 3),
  inStep('PB605', fence('yaml {chart}', 'title: Rates'), 10, 1),
];

const checkExamples: ProblemExample[] = [
  checks('PB701', ['what: x'], 10, 1),
  checks('PB701', [], 10, 1),
  checks('PB701', ['- x'], 10, 3),
  checks('PB702', ['- link: br0'], 10, 3),
  checks('PB703', ['- what: x'], 10, 3),
  checks('PB703', ['- what: x', '  adress: 10.0.0.1'], 11, 3, 'Did you mean "address"?'),
  checks('PB703', ['- what: x', '  address: 10.0.0.1', '  nat: snat'], 10, 3),
  checks('PB704', ['- what: x', '  link: br0', '  cariier: true'], 12, 3, 'Did you mean "carrier"?'),
  checks('PB705', ['- what: x', '  capture: br0'], 10, 3),
  checks('PB706', ['- what: x', '  link: br0', '  mtu: big'], 12, 3),
  checks('PB706', ['- what: x', '  link: br0', '  wait: 2m'], 12, 3),
  checks('PB707', ['- {what: x, link: a, id: i}', '- {what: y, link: b, id: i}'], 11, 22),
  checks(
    'PB708',
    ['- {what: x, link: a, id: left}', '- {what: y, link: b, after: [letf]}'],
    11,
    22,
    'Did you mean "left"?',
  ),
  checks('PB704', ['- {what: x, link: a, id: i}', '- {what: y, link: a, after: i, needs: i}'], 11, 32),
  checks('PB708', ['- {what: y, link: b, needs: left}'], 10, 22),
  checks('PB709', ['- {what: x, link: a, id: i, after: i}'], 10, 29),
  checks('PB709', ['- {what: x, link: a, id: i, after: j}', '- {what: y, link: a, id: j, after: i}'], 10, 29),
  checks('PB710', ['- {what: x, link: a, host: c}'], 10, 22, 'Did you mean "a"?'),
  checks('PB711', ['- {what: x, link: a}', '- {what: x, link: b}'], 11, 4),
  checks('PB712', ['- {what: x, link: a, until: later}'], 10, 22),
];

const scriptExamples: ProblemExample[] = [
  beside('PB801', 'wrong/create.sh', 'true'),
  beside('PB802', 'wrong/crate--x.sh', 'true', 'Did you mean "create"?'),
  example('PB803', lessonSource(head + '## Create it {#create}\n', { 'wrong/create--x.sh': 'true' }), 1, 1),
  beside('PB804', 'setup.sh', ' \n'),
  beside('PB805', 'wrong/create--x.sh', '# says: veth-red\ntrue'),
  beside('PB805', 'wrong/create--x.sh', '# says: /(/\ntrue'),
  beside('PB806', 'network.txt', 'commands 00000000\nstep create\n'),
  beside('PB807', 'mutants.yaml', '- mutant: x'),
  beside('PB807', 'mutants.yaml', 'crate: []'),
  beside('PB808', 'signatures.txt', 'of 00000000\nstate create\n'),
];

/** A drill beside the lesson, whose heading is line 1. */
function drill(
  code: ProblemCode,
  lines: readonly string[],
  line: number,
  column: number,
  instead?: string,
): ProblemExample {
  const text = ['## Up {#up}', '', ...lines, ''].join('\n');
  return example(code, lessonSource(validLesson, { 'drills.md': text }), line, column, instead);
}

const solution = fence('bash {solution}', 'ip link set br0 up');
const drillExamples: ProblemExample[] = [
  drill('PB809', ['Set br0 up.', '', solution, 'It is down.', '', upCheck], 1, 1),
  drill(
    'PB810',
    ['at: crate', '', 'Set br0 up.', '', solution, 'It is down.', '', upCheck],
    3,
    5,
    'Did you mean "create"?',
  ),
  drill(
    'PB810',
    ['at: create', 'learned: other', '', 'Set br0 up.', '', solution, 'So.', '', upCheck],
    4,
    10,
  ),
  drill('PB811', ['after: create', '', 'Set br0 up.', '', upCheck], 1, 1),
  drill('PB811', ['at: create', '', solution, 'It is down.', '', upCheck], 1, 1),
  drill('PB811', ['at: create', '', 'Set br0 up.', '', solution, solution, 'So.', '', upCheck], 1, 1),
  drill(
    'PB812',
    ['at: create', '', 'Set br0 up.', '', fence('bash {run}', 'ip link'), 'So.', '', upCheck],
    7,
    1,
  ),
];

/** At least one for each code: the code, and exactly where it shows. */
export const problemExamples: readonly ProblemExample[] = [
  ...folderExamples,
  ...frontMatterExamples,
  ...structureExamples,
  ...blockExamples,
  ...checkExamples,
  ...scriptExamples,
  ...drillExamples,
  ...translationExamples,
  ...glossaryExamples,
];
