import type { Command } from '../../../extension/core/machine/machine.ts';

/** The argument vector of a command: a script's is bash's, with `args` as its $1… (bash(1), -c). */
export function commandArgv(command: Command): readonly [string, ...string[]] {
  if ('argv' in command) return command.argv;
  return ['bash', '-c', command.script, 'patchbay', ...(command.args ?? [])];
}
