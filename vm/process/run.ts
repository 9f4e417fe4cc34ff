import { execa } from 'execa';
import { logOf } from '../../extension/core/log/logChannel.ts';
import { endGroup } from './endGroup.ts';
import { killTree } from './killTree.ts';
import { passNiceness } from './passNiceness.ts';
import { identityOf, type ProcessIdentity } from './processIdentity.ts';

export interface RunOptions {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly stdin?: string | Uint8Array | undefined;
  /** Milliseconds until the whole tree is ended; none where absent. */
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with each line of stdout (without its line end) as it comes. */
  readonly onLine?: ((line: string) => void) | undefined;
  /** Bytes of stdout and of stderr that are kept, each: more ends the program. Default 16 MiB. */
  readonly maxBytes?: number | undefined;
  /** Called when it has started, so that a later process can find it. */
  readonly onSpawn?: ((identity: ProcessIdentity) => void) | undefined;
  /**
   * For programs that clean up only at Ctrl-C: time-out and `signal` send one SIGINT, and SIGKILL after this many
   * milliseconds. In any case `run` waits for the result.
   */
  readonly interruptMs?: number | undefined;
  /** Keeps the terminal, so that the program (sudo) can prompt. */
  readonly interactive?: boolean | undefined;
}

const log = logOf('process');

/** The result, for success and failure alike. */
export interface RunResult {
  readonly stdout: string;
  readonly stderr: string;
  /** null when the program never ran, or a signal ended it. */
  readonly exitCode: number | null;
  /** The program does not exist, or may not be run. */
  readonly missing: boolean;
  readonly timedOut: boolean;
  /** Wall-clock milliseconds. */
  readonly ms: number;
}

/**
 * Runs a program on this computer until it ends; all such programs go through here. Takes an argument vector, never a
 * shell string.
 * The program leads a process group of its own, and time-out and `signal` end the whole group: SIGTERM, then SIGKILL
 * three seconds later. Rejects only with the signal's reason; how the program ended is in the result.
 */
export async function run(
  argv: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<RunResult> {
  const { signal, timeoutMs, interactive = false } = options;
  signal?.throwIfAborted();
  const [file, ...args] = argv;
  const started = performance.now();
  const child = execa(file, args, {
    reject: false,
    stripFinalNewline: false,
    // A group of its own cannot read the terminal, so an interactive program stays in ours.
    detached: !interactive && process.platform !== 'win32',
    cleanup: true,
    maxBuffer: options.maxBytes ?? 16 * 1024 * 1024,
    ...(interactive ? { stdin: 'inherit' as const } : { input: options.stdin ?? '' }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  let timedOut = false;
  const identity = child.pid === undefined ? undefined : identityOf(child.pid);
  if (identity && !interactive) passNiceness(identity.pid);
  if (identity) options.onSpawn?.(identity);
  const { interruptMs } = options;
  const end = (): void => {
    if (interruptMs !== undefined && identity) void endGroup(identity, interruptMs);
    else killTree(child.pid, !interactive);
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(() => ((timedOut = true), end()), timeoutMs);
  signal?.addEventListener('abort', end, { once: true });
  // Ends the program when this process exits.
  const endHard = (): void => killTree(child.pid, !interactive, true);
  process.once('exit', endHard);
  if (options.onLine) forEachLine(child.stdout, options.onLine);
  try {
    const result = await child;
    signal?.throwIfAborted();
    const { code } = result as { readonly code?: string };
    const ms = performance.now() - started;
    log.debug(`${file} ended with ${result.exitCode ?? code ?? 'a signal'} after ${Math.round(ms)} ms`);
    return {
      stdout: text(result.stdout),
      // A program that never ran printed nothing: stderr gets the reason instead.
      stderr:
        result.exitCode === undefined && result.failed
          ? `${text(result.stderr)}${result.shortMessage ?? ''}`
          : text(result.stderr),
      exitCode: result.exitCode ?? null,
      missing: code === 'ENOENT' || code === 'EACCES',
      timedOut,
      ms,
    };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    process.removeListener('exit', endHard);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function forEachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.on('data', (piece: Buffer | string) => {
    const lines = (rest + piece.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  });
  stream?.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}
