import { execa } from 'execa';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCli } from '../../../extension/build/bundles/bundleCli.ts';
import { shellLine } from '../../../extension/core/machine/shellQuote.ts';
import { processesMentioning } from '../../../vm/process/processIdentity.ts';
import { makeSharedHome } from './sharedHome.ts';

export interface CallResult {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** A terminal in which a call runs. */
export interface TypedTerminal {
  readonly type: (text: string) => void;
  /** All that it printed. */
  readonly printed: () => string;
}

/** The real command line, with a data folder of its own that shares image, templates and key with the real one. */
export class CommandLine {
  readonly home: string;
  readonly #bundle: string;

  private constructor(home: string, bundle: string) {
    this.home = home;
    this.#bundle = bundle;
  }

  static async make(): Promise<CommandLine> {
    return new CommandLine(makeSharedHome('test-cli-'), await bundleCli());
  }

  async call(...args: string[]): Promise<CallResult> {
    return this.callWith({}, ...args);
  }

  /** A call in another environment, or one that gets a signal after a while. */
  async callWith(
    options: { env?: Record<string, string>; interruptAfterMs?: number },
    ...args: string[]
  ): Promise<CallResult> {
    const child = execa(process.execPath, [this.#bundle, ...args], {
      env: { PATCHBAY_HOME: this.home, ...withoutEmulatedMachine(this.home), ...options.env },
      reject: false,
      stdin: 'ignore',
      timeout: 110_000,
    });
    const timer =
      options.interruptAfterMs === undefined
        ? undefined
        : setTimeout(() => child.kill('SIGINT'), options.interruptAfterMs);
    const { exitCode, stdout, stderr } = await child;
    clearTimeout(timer);
    return { code: exitCode, out: stdout, err: stderr };
  }

  /** A call in a terminal (script(1)), in English; `typing` sees all that is printed, and types. */
  async inTerminal(typing: (terminal: TypedTerminal) => Promise<void>, ...args: string[]): Promise<number> {
    const call = [process.execPath, this.#bundle, ...args, '--lang', 'en'];
    // script(1) leaves the size at 0 where its own stdin is no terminal.
    const command = `stty cols 100 rows 30; exec ${shellLine(call)}`;
    const child = execa('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
      env: { PATCHBAY_HOME: this.home, ...withoutEmulatedMachine(this.home), TERM: 'xterm' },
      reject: false,
      buffer: false,
    });
    let printed = '';
    child.stdout.on('data', (bytes: Buffer) => void (printed += bytes.toString()));
    try {
      await typing({ type: (text) => void child.stdin.write(text), printed: () => printed });
      const { exitCode = 1 } = await child;
      return exitCode;
    } finally {
      child.kill();
    }
  }

  /** What machines left behind: empty after the last destroy. */
  left(): string[] {
    const files = ['run', 'machines'].flatMap((folder) => readdirSync(join(this.home, folder)));
    return [...files, ...processesMentioning(`${this.home}/`).map(({ pid }) => `process ${pid}`)];
  }

  async remove(): Promise<void> {
    await this.call('destroy');
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** `npm test` builds the emulated machine meanwhile, and `auto` would take it where QEMU is hidden from it. */
function withoutEmulatedMachine(home: string): Record<string, string> {
  return { PATCHBAY_V86_STATE: join(home, 'no-emulated-machine') };
}
