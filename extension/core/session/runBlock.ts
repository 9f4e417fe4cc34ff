import { say } from '../language/say.ts';
import type { RunBlock } from '../lesson/model/lesson.ts';
import { ShellGone, type EndedCommand, type Shell } from '../terminal/shell.ts';
import { programInFront } from '../terminal/programInFront.ts';
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
  /** A program that Ctrl-C does not end is in front of the terminal; nothing was typed. */
  readonly inFront?: string;
}

export interface BlockRunOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long one line may take. */
  readonly lineTimeoutMs?: number | undefined;
  /** Ends a program that is in front and that Ctrl-C does not end. */
  readonly endInFront?: boolean | undefined;
}

/** Runs a block line by line in a shell; a program that stays in that terminal is stopped first (Ctrl-C). */
export async function runBlock(
  block: RunBlock,
  shell: Shell,
  { signal, lineTimeoutMs = LINE_TIMEOUT_MS, endInFront = false }: BlockRunOptions = {},
): Promise<BlockRun> {
  const commands: EndedCommand[] = [];
  try {
    await shell.settled({ signal, timeoutMs: LINE_TIMEOUT_MS });
    const front = shell.state === 'busy' ? programInFront(shell.commandLine) : undefined;
    if (front !== undefined && !endInFront) {
      const why = say(
        '{program} is running in this terminal. Leave it with {keys}, or press Run again to end it',
        {
          program: front.name,
          keys: front.leave,
        },
      );
      return { status: 'stuck', commands, why, inFront: front.name };
    }
    await shell.interrupt({ signal, timeoutMs: 10_000, keys: front?.keys });
    const lines = block.code.replace(/\n+$/, '').split('\n');
    for (const [index, line] of lines.entries()) {
      const last = index === lines.length - 1;
      if (line.trim() === '' && shell.state === 'idle') continue;
      const until = last && block.stays ? block.until : undefined;
      const ended = await shell.enterLine(line, { signal, until, timeoutMs: lineTimeoutMs });
      if (ended) commands.push(ended);
    }
  } catch (error) {
    if (!(error instanceof WaitTimeout || error instanceof ShellGone)) throw error;
    return { status: 'stuck', commands, why: error.message };
  }
  if (block.stays && shell.state === 'busy') return { status: 'running', commands };
  const failed = commands.find(({ exitCode }) => exitCode !== 0);
  if (block.stays) {
    const why = say('“{command}” ended, but it should keep running until it is stopped', {
      command: commands.at(-1)?.commandLine ?? block.code,
    });
    return { status: 'failed', commands, why };
  }
  if (failed && !block.fails) {
    return { status: 'failed', commands, why: howItFailed(failed) };
  }
  return { status: 'done', commands };
}

function howItFailed({ commandLine, exitCode }: EndedCommand): string {
  return exitCode === undefined
    ? say(
        'The shell did not say how “{command}” ended: its PROMPT_COMMAND was replaced. Open a new terminal',
        { command: commandLine },
      )
    : say('“{command}” exited with {code}', { command: commandLine, code: String(exitCode) });
}
