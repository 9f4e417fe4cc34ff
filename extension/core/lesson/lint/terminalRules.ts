import type { RunBlock, Step } from '../model/lesson.ts';
import type { ProblemList } from '../problems/problemList.ts';

/** A terminal has one shell, on one host. */
export function checkTerminalHosts(steps: readonly Step[], problems: ProblemList): void {
  const hostOf = new Map<string, RunBlock>();
  for (const block of steps.flatMap((step) => step.blocks)) {
    if (block.kind !== 'run') continue;
    const first = hostOf.get(block.terminal);
    if (first === undefined) {
      hostOf.set(block.terminal, block);
    } else if (first.host !== block.host) {
      const message = `The terminal "${block.terminal}" has been on host "${first.host}" since line ${first.line}.`;
      problems.add('terminalOnTwoHosts', { line: block.line, column: 1 }, { message });
    }
  }
}

/** A program that stays is stopped before its terminal is used again; nothing else is stopped. */
export function checkTerminalUse(steps: readonly Step[], problems: ProblemList): void {
  const busySince = new Map<string, number>();
  for (const block of steps.flatMap((step) => step.blocks)) {
    if (block.kind !== 'run' && block.kind !== 'stop') continue;
    const since = busySince.get(block.terminal);
    const at = { line: block.line, column: 1 };
    if (block.kind === 'stop') {
      if (since === undefined) {
        problems.add('nothingToStop', at, {
          message: `Nothing keeps running in the terminal "${block.terminal}".`,
        });
      }
      busySince.delete(block.terminal);
    } else {
      if (since !== undefined) {
        const message = `The command of line ${since} still runs in the terminal "${block.terminal}".`;
        problems.add('terminalBusy', at, { message });
      }
      if (block.stays) busySince.set(block.terminal, block.line);
    }
  }
}
