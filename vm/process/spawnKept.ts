import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { identityOf, type ProcessIdentity } from './processIdentity.ts';

/** A program that may outlive this process. */
export interface KeptProcess {
  readonly identity: ProcessIdentity;
  /** Resolves when it has ended, with its exit code, or null where a signal ended it. Never rejects. */
  readonly ended: Promise<{ readonly exitCode: number | null; readonly signal: string | null }>;
}

/**
 * Starts a program that may outlive this process (a virtual machine); all such programs go through here. It gets its own
 * session; stdout and stderr are appended to `logFile`. Rejects with the system's error where the program can't be started.
 */
export async function spawnKept(
  argv: readonly [string, ...string[]],
  options: {
    readonly cwd: string;
    readonly logFile: string;
    /** The whole environment; this process's where absent. */
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<KeptProcess> {
  const [file, ...args] = argv;
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(file, args, {
    cwd: options.cwd,
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  closeSync(log);
  const ended = new Promise<{ exitCode: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  // The event loop may end while it runs.
  child.unref();
  const pid = child.pid ?? 0;
  return { identity: identityOf(pid) ?? { pid, start: '' }, ended };
}
