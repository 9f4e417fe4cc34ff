import type { RunBlock, Step, StopBlock } from '../lesson/model/lesson.ts';
import { onlyLooks, splitCommands } from './commands.ts';
import { slipsOf, type Vocabulary } from './slips.ts';

/** A step's commands with one slip in them. */
export interface CommandMutant {
  /** Stays the same from run to run; `mutants.yaml` justifies by it. */
  readonly name: string;
  readonly blocks: readonly (RunBlock | StopBlock)[];
}

/** All that a step tells a learner to run. */
export function runnableBlocks({ blocks }: Step): (RunBlock | StopBlock)[] {
  return blocks.filter((block) => block.kind === 'run' || block.kind === 'stop');
}

/** The mutants of a step's commands: each left out, swapped with the next, on another host, and with each slip in it. */
export function commandMutants(step: Step, hosts: readonly string[], words: Vocabulary): CommandMutant[] {
  const blocks = runnableBlocks(step);
  const mutants = blocks.flatMap((block, at) => {
    if (block.kind === 'stop') return [];
    const commands = splitCommands(block.code);
    const mutant = (name: string, lines: readonly string[], host = block.host): CommandMutant => {
      // A terminal belongs to one host.
      const terminal = host === block.host ? block.terminal : `${block.terminal}-on-${host}`;
      const changed: RunBlock = { ...block, code: lines.join('\n'), host, terminal };
      return { name, blocks: lines.length === 0 ? blocks.toSpliced(at, 1) : blocks.with(at, changed) };
    };
    const slipped = commands.flatMap((command, index) => {
      if (onlyLooks(command)) return [];
      const short = firstLine(command);
      const following = commands[index + 1];
      const swapped =
        following === undefined || onlyLooks(following)
          ? []
          : [mutant(`after the next one: ${short}`, commands.toSpliced(index, 2, following, command))];
      const slips = slipsOf(command, words).map((slip) =>
        mutant(`${short} → ${changedLine(command, slip)}`, commands.with(index, slip)),
      );
      return [mutant(`left out: ${short}`, commands.toSpliced(index, 1)), ...swapped, ...slips];
    });
    const elsewhere = hosts
      .filter((host) => host !== block.host && commands.some((command) => !onlyLooks(command)))
      .slice(0, 1)
      .map((host) => mutant(`on ${host}: ${firstLine(commands[0] ?? '')}`, commands, host));
    return [...slipped, ...elsewhere];
  });
  // The same command may be there twice.
  const seen = new Map<string, number>();
  return mutants.map((mutant) => {
    const times = (seen.get(mutant.name) ?? 0) + 1;
    seen.set(mutant.name, times);
    return times === 1 ? mutant : { ...mutant, name: `${mutant.name} (${times})` };
  });
}

function firstLine(command: string): string {
  const [first = '', ...more] = command.split('\n');
  return more.length === 0 ? first : `${first} …`;
}

/** The first line in which two commands differ, as the second one has it. */
function changedLine(command: string, slip: string): string {
  const before = command.split('\n');
  return slip.split('\n').find((line, index) => line !== before[index]) ?? firstLine(slip);
}
