const PROMPT = /^\s*\$\s+(?=\S)/;

/** What a shell session shows: its commands without their prompts, and what they printed. */
export interface ShellSession {
  readonly commands: string;
  /** Undefined where nothing was printed, or nothing has a prompt. */
  readonly output: string | undefined;
}

/** Splits a session; where no line has a prompt (`$ `), all of them are commands. */
export function readShellSession(code: string): ShellSession {
  const lines = code.split('\n');
  if (!lines.some((line) => PROMPT.test(line))) return { commands: code, output: undefined };
  const commands: string[] = [];
  const output: string[] = [];
  let continued = false;
  for (const line of lines) {
    const isCommand: boolean = continued || PROMPT.test(line);
    if (isCommand) commands.push(continued ? line.replace(/^> /, '') : line.replace(PROMPT, ''));
    else output.push(line);
    continued = isCommand && line.endsWith('\\');
  }
  const printed = output.join('\n').trim();
  return { commands: commands.join('\n'), output: printed === '' ? undefined : printed };
}
