import { createInterface } from 'node:readline/promises';

/** A line from the terminal, without blanks around it; undefined where stdin is no terminal, or ends (Ctrl-D, Ctrl-C). */
export async function askTerminal(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => asking.once('close', () => resolve(undefined)));
  try {
    // It rejects, in some versions of Node, when the interface is closed.
    return await Promise.race([asking.question(question).then((line) => line.trim()), ended]).catch(
      () => undefined,
    );
  } finally {
    asking.close();
  }
}
