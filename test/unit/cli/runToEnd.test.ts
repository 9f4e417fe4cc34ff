import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { list } from '../../../extension/cli/commands/list.ts';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import { EXIT, type ExitCode } from '../../../extension/cli/exitCode.ts';
import { runToEnd } from '../../../extension/cli/runToEnd.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';

/** `patchbay list` over services that fail with `error`, to its end. */
async function ends(
  error: Error,
  signal = new AbortController().signal,
): Promise<{ code: ExitCode; said: string[]; logged: string[] }> {
  const fails = (): never => {
    throw error;
  };
  const context: CliContext = {
    services: { lessons: fails, running: fails } as Partial<CliServices> as CliServices,
    json: false,
    signal,
    print: () => undefined,
    note: () => undefined,
    work: (task) => task({}),
    confirm: () => Promise.resolve(true),
    ask: () => Promise.resolve(undefined),
  };
  const said: string[] = [];
  const logged: string[] = [];
  const code = await runToEnd(() => list(context), signal, {
    tell: (line) => said.push(line),
    log: (message) => logged.push(message),
  });
  return { code, said, logged };
}

test('what nobody expected in a command ends with 70, says what it was and where to report it', async () => {
  const manifest = new URL('../../../package.json', import.meta.url);
  const { bugs } = JSON.parse(readFileSync(manifest, 'utf8')) as { bugs: { url: string } };
  const { code, said, logged } = await ends(
    new TypeError("Cannot read properties of undefined (reading 'id')"),
  );
  expect(code).toBe(70);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("Cannot read properties of undefined (reading 'id')");
  expect(said[0]).toContain(bugs.url);
  expect(logged).toEqual(said);
});

test('a failure that is expected ends with its own code and asks for no report', async () => {
  const { code, said } = await ends(new FailureError(failure('died', { reason: 'QEMU ended.' })));
  expect(code).toBe(EXIT.machine);
  expect(said).toEqual([expect.stringContaining('The machine has died. QEMU ended.')]);
  expect(said[0]).not.toContain('https://');
});

test('what is cancelled is no bug, whatever it threw on its way out', async () => {
  const { code, said } = await ends(new TypeError('gone'), AbortSignal.abort());
  expect({ code, said }).toEqual({ code: EXIT.machine, said: ['Cancelled; nothing is left behind.'] });
});

test('a wrong option is commander’s to tell: 2, and nothing more is said', async () => {
  const said: string[] = [];
  const program = new Command('patchbay').exitOverride().configureOutput({ writeErr: () => undefined });
  const parse = async (argument: string): Promise<ExitCode> => {
    await program.parseAsync([argument], { from: 'user' });
    return EXIT.ok;
  };
  const { signal } = new AbortController();
  const tell = (line: string): void => void said.push(line);
  expect(await runToEnd(() => parse('--lesons'), signal, { tell, log: tell })).toBe(EXIT.usage);
  expect(said).toEqual([]);
});
