import type { Step } from '../model/lesson.ts';
import type { ProblemList } from '../problems/problemList.ts';

/** `$ ` before a command, or the prompt that shells show by default: `root@vm:~# `, `[me@host ~]$ `. */
const PROMPT = /^\s{0,20}(?:\$|\[?[\w.-]{1,64}@[\w.-]{1,64}[^$#\n]{0,80}[$#])\s+\S/;

/** The rules of commands: they are typed into a shell as they are written. */
export function lintCommands(steps: readonly Step[], problems: ProblemList): void {
  for (const block of steps.flatMap((step) => step.blocks)) {
    if (block.kind !== 'run') continue;
    // The first line of a block is enough.
    const index = block.code.split('\n').findIndex((line) => PROMPT.test(line));
    if (index >= 0) problems.add('promptInCommands', { line: block.line + 1 + index, column: 1 });
  }
}
