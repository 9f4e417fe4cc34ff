import type { RunBlock, StopBlock } from '../lesson/model/lesson.ts';
import { onlyLooks, splitCommands } from '../mutate/commands.ts';
import type { AttemptPiece } from './writeAttempt.ts';

/** A command that somebody typed in a terminal. */
export interface TypedCommand {
  readonly terminal: string;
  readonly host: string;
  readonly netns: string | null;
  readonly code: string;
  /** Undefined where the shell did not say; `running`: it goes on. */
  readonly ended: number | 'running' | undefined;
}

/** What typed commands do to the machine: those that only look are left out, and those that failed are notes. */
export function typedPieces(commands: readonly TypedCommand[]): AttemptPiece[] {
  return commands.flatMap(({ terminal, host, netns, code, ended }): AttemptPiece[] => {
    if (onlyLooks(code)) return [];
    if (ended === 'running') return [{ does: 'stay', host, netns, code, terminal }];
    if (ended === 0 || ended === undefined) return [{ does: 'run', host, netns, code }];
    return [{ does: 'note', text: `exited with ${ended}: ${code}` }];
  });
}

/** What blocks of a lesson do, without what only looks. */
export function blockPieces(blocks: readonly (RunBlock | StopBlock)[]): AttemptPiece[] {
  return blocks.flatMap((block): AttemptPiece[] => {
    const { terminal } = block;
    if (block.kind === 'stop') return [{ does: 'stop', terminal }];
    const { host, fails } = block;
    const commands = splitCommands(block.code);
    const staying = block.stays ? commands.pop() : undefined;
    const changing = commands.filter((command) => !onlyLooks(command));
    return [
      ...changing.map((code): AttemptPiece => ({ does: 'run', host, netns: null, code, fails })),
      ...(staying === undefined
        ? []
        : [{ does: 'stay', host, netns: null, code: staying, terminal } as const]),
    ];
  });
}
