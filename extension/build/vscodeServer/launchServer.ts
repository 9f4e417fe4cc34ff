import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { groupHasEnded, killTree } from '../../../vm/process/killTree.ts';
import { pollUntil } from '../../core/async/pollUntil.ts';
import type { ProcessIdentity } from '../../../vm/process/processIdentity.ts';
import { spawnKept } from '../../../vm/process/spawnKept.ts';
import { settingsFileOf, writeFirstSettings } from './settings.ts';
import { forgetServer, saveServer } from './serverRecord.ts';

export interface ServerOptions {
  /** The folder of {@link ensureServer}. */
  readonly server: string;
  /** Settings, extensions, token and log of this server live here. */
  readonly home: string;
  /** Folders of extensions that it has, and no others. */
  readonly extensions: readonly string[];
  readonly port: number;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** User settings of a home that has none yet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page run extension tests in it. */
  readonly forTests?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A VS Code server that answers. */
export interface RunningServer {
  /** With the token in it: anyone who has the address has a shell on this computer. */
  readonly url: URL;
  readonly process: ProcessIdentity;
  readonly ended: Promise<unknown>;
  /** The user settings; VS Code follows their changes. */
  readonly settingsFile: string;
  /** Ends it with all that it started. */
  end(): Promise<void>;
}

/** Starts VS Code's server on 127.0.0.1 and waits until it answers. Rejects with FailureError where it does not. */
export async function launchServer(options: ServerOptions): Promise<RunningServer> {
  const { server, home, port, signal } = options;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  installExtensions(home, options.extensions);
  writeFirstSettings(home, options.settings);
  const logFile = join(home, 'server.log');
  rmSync(logFile, { force: true });
  const token = connectionToken(home);
  const kept = await spawnKept(
    [
      process.execPath,
      join(server, 'out/server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--connection-token-file', token.file],
      ...['--server-data-dir', join(home, 'data'), '--user-data-dir', join(home, 'user')],
      ...['--extensions-dir', join(home, 'extensions'), '--accept-server-license-terms'],
      ...['--telemetry-level', 'off', '--disable-getting-started-override'],
      ...(options.forTests ? ['--enable-smoke-test-driver', '--reconnection-grace-time', '5'] : []),
    ],
    { cwd: home, logFile, env: serverEnvironment(options.env) },
  );
  const end = async (): Promise<void> => {
    killTree(kept.identity.pid, true);
    await kept.ended;
    forgetServer(home);
    // What it started may outlive it for a moment.
    killTree(kept.identity.pid, true, true);
    // The next who asks whether a machine's owner lives must not find one that is dying.
    await pollUntil(() => groupHasEnded(kept.identity.pid) || undefined, { timeoutMs: 5000, everyMs: 20 });
  };
  const url = new URL(`http://127.0.0.1:${port}/?tkn=${token.value}`);
  saveServer(home, kept.identity, url.href);
  let over = false;
  // A kept process does not keep this one awake.
  const awake = setInterval(() => undefined, 60_000);
  void kept.ended.then(() => {
    over = true;
    clearInterval(awake);
  });
  try {
    // Its own output says so: on a port that is taken, another program would answer.
    const listens = (): true | undefined =>
      readFileSync(logFile, 'utf8').includes(`listening on ${port}`) || undefined;
    const outcome = await pollUntil(() => listens() ?? (over ? false : undefined), {
      timeoutMs: 60_000,
      everyMs: 100,
      signal,
    });
    if (!outcome) throw launchFailure(readFileSync(logFile, 'utf8'), port, logFile);
  } catch (error) {
    await end();
    throw error;
  }
  return { url, process: kept.identity, ended: kept.ended, settingsFile: settingsFileOf(home), end };
}

/** Links, made again each time: the server reads the folder once, and then relies on its own list. */
function installExtensions(home: string, extensions: readonly string[]): void {
  const folder = join(home, 'extensions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [index, extension] of extensions.entries())
    symlinkSync(extension, join(folder, `extension-${index}`), 'junction');
}

/** Kept, so that an address that was noted works the next time too. A file, because arguments can be read by all. */
function connectionToken(home: string): { file: string; value: string } {
  const file = join(home, 'token');
  if (!existsSync(file)) writeFileSync(file, randomBytes(20).toString('hex'), { mode: 0o600 });
  return { file, value: readFileSync(file, 'utf8') };
}

/** Ours, without what an editor or terminal that we were started from says of itself; no marketplace is asked. */
function serverEnvironment(added: Readonly<Record<string, string>> = {}): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return { ...(Object.fromEntries(own) as Record<string, string>), EXTENSIONS_GALLERY: '{}', ...added };
}

function launchFailure(log: string, port: number, logFile: string): FailureError {
  if (log.includes('EADDRINUSE')) return new FailureError(failure('server-port-taken', { port }));
  const why = log.split('\n').find((line) => /^\w*Error:/.test(line)) ?? 'It did not answer within a minute.';
  return new FailureError(failure('server-not-started', { said: why, log: logFile }), log);
}
