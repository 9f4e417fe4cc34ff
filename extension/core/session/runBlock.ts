import type { RunBlock } from '../lesson/model/lesson.ts';
import { ShellGone, type EndedCommand, type Shell } from '../terminal/shell.ts';
import { WaitTimeout } from '../async/waitFor.ts';

/** Milliseconds that one line of a block may take. */
export const LINE_TIMEOUT_MS = 120_000;

/** The result of a block that ran in a terminal, as a learner would run it. */
export interface BlockRun {
  /**
   * `done`: all lines ran. `running`: the last one stays, and printed the expected text. `failed`: a line exited with
   * another code than 0, and the block does not allow that. `stuck`: a line did not end in time, or the shell ended.
   */
  readonly status: 'done' | 'running' | 'failed' | 'stuck';
  readonly commands: readonly EndedCommand[];
  /** For people, where the status is `failed` or `stuck`. */
  readonly why?: string;
}

/** Runs a block line by line in a shell; a program that stays in that terminal is stopped first (Ctrl-C). */
export async function runBlock(block: RunBlock, shell: Shell, signal?: AbortSignal): Promise<BlockRun> {
  const commands: EndedCommand[] = [];
  try {
    await shell.settled({ signal, timeoutMs: LINE_TIMEOUT_MS });
    await shell.interrupt({ signal, timeoutMs: 10_000 });
    const lines = block.code.replace(/\n+$/, '').split('\n');
    for (const [index, line] of lines.entries()) {
      const last = index === lines.length - 1;
      if (line.trim() === '' && shell.state === 'idle') continue;
      const until = last && block.stays ? block.until : undefined;
      const ended = await shell.enterLine(line, { signal, until, timeoutMs: LINE_TIMEOUT_MS });
      if (ended) commands.push(ended);
    }
  } catch (error) {
    if (!(error instanceof WaitTimeout || error instanceof ShellGone)) throw error;
    return { status: 'stuck', commands, why: error.message };
  }
  if (block.stays && shell.state === 'busy') return { status: 'running', commands };
  const failed = commands.find((command) => (command.exitCode ?? 0) !== 0);
  if (block.stays) {
    const why = `'${commands.at(-1)?.commandLine ?? block.code}' ended, and was meant to stay until stopped`;
    return { status: 'failed', commands, why };
  }
  if (failed && !block.fails) {
    return { status: 'failed', commands, why: `'${failed.commandLine}' exited with ${failed.exitCode}` };
  }
  return { status: 'done', commands };
}
