/** A program that fills the terminal and goes on after Ctrl-C. */
export interface ProgramInFront {
  readonly name: string;
  /** How a learner leaves it. */
  readonly leave: string;
  /** The keys that end it and keep nothing. */
  readonly keys: string;
}

const EDITOR = { leave: ':q!', keys: '\x1b\x1b:qa!\r' };
const PAGER = { leave: 'q', keys: 'q' };
const PROGRAMS: Readonly<Record<string, Omit<ProgramInFront, 'name'>>> = {
  ...{ vi: EDITOR, vim: EDITOR, view: EDITOR, nvim: EDITOR },
  ...{ less: PAGER, more: PAGER, man: PAGER, info: PAGER },
  nano: { leave: 'Ctrl+X', keys: '\x18n' },
};

/** The program that a command line put in front; undefined for one that Ctrl-C ends. */
export function programInFront(commandLine: string): ProgramInFront | undefined {
  const last =
    commandLine
      .split(/\|\|?|&&|;/)
      .at(-1)
      ?.trim() ?? '';
  const name = /^(?:sudo |env |ip netns exec \S+ )*(?:\/\S*\/)?(\w+)/.exec(last)?.[1] ?? '';
  const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
  return program && { name, ...program };
}
