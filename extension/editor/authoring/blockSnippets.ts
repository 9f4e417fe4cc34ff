import { frontMatterEnd, openFence } from './openFence.ts';

/** A block or a step to write at the start of a line; `text` has VS Code's placeholders. */
export interface BlockSnippet {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
}

function block(label: string, detail: string, info: string, ...lines: string[]): BlockSnippet {
  return { label, detail, text: ['```' + info, ...lines, '```', '$0'].join('\n') };
}

/** What a lesson is made of, for completion outside of blocks. */
export const BLOCK_SNIPPETS: readonly BlockSnippet[] = [
  {
    label: 'step',
    detail: 'a step with commands and a check',
    text: [
      '## ${1:Title} {#${2:id}}',
      '',
      '${3:One idea.}',
      '',
      '```bash {run}',
      '${4:ip link}',
      '```',
      '',
      '```yaml {check}',
      '- what: ${5:br0 is up}',
      '  link: ${6:br0}',
      '  up: true',
      '```',
      '$0',
    ].join('\n'),
  },
  block('run', 'commands with a Run button', 'bash {run}', '${1:ip link}'),
  block(
    'run stays',
    'a program that keeps running',
    'bash {run stays until="${1:listening on}"}',
    '${2:tcpdump -l -i br0}',
  ),
  block('stop', 'ends that program, as Ctrl-C does', 'text {stop}', '${1:Press Ctrl-C.}'),
  block('solution', 'the commands that solve a task', 'bash {solution}', '${1:ip link set br0 up}'),
  block('output', 'what the run printed; record writes it', 'text {output}', '${1:…}'),
  block(
    'check',
    'what must be so',
    'yaml {check}',
    '- what: ${1:br0 is up}',
    '  link: ${2:br0}',
    '  up: true',
  ),
  block(
    'quiz',
    'a prediction before a surprise',
    'yaml {quiz}',
    'question: ${1:What will happen?}',
    'options:',
    '  - text: ${2:This}',
    '    right: true',
    '    why: ${3:Because of that.}',
    '  - text: ${4:Something else}',
    '    why: ${5:That would need more.}',
  ),
  block(
    'chart',
    'paths to measure with iperf3',
    'yaml {chart}',
    'title: ${1:Rates}',
    'paths:',
    '  - path: ${2:loopback}',
    '    to: ${3:127.0.0.1}',
    '    links: ${4:1}',
  ),
  block('look', 'what to see at a link of the picture', 'text {look link=${1:br0}}', '${2:Here it is.}'),
  block('walk', 'a packet to follow', 'text {walk from=${1:red} to=${2:green}}', '${3:Follow it.}'),
];

/** Whether a block may begin at `character` of line `at` (both from 0): at the margin, outside of blocks and front matter. */
export function mayBeginBlock(lines: readonly string[], at: number, character: number): boolean {
  if (!/^[`\w]*$/.test((lines[at] ?? '').slice(0, character))) return false;
  const end = frontMatterEnd(lines);
  return end !== undefined && at >= end && openFence(lines, at) === undefined;
}
