import ssh2, { type Client, type ConnectConfig } from 'ssh2';
import { orCancelled, pause } from '../process/pollUntil.ts';
import { connectionLost } from './sshFailure.ts';

/** Where an ssh server is, and how it proves to be the one that is meant. */
export interface SshTarget {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  readonly privateKey: string;
  /** `ssh-ed25519 AAAA…`: any other key is refused. */
  readonly hostKey: string;
}

/** Pause between two attempts while the server is still coming up. */
const RETRY_MS = 30;
const KEEPALIVE_MS = 15_000;

/**
 * A client that is logged in; tries again until `timeoutMs` while the server doesn't answer.
 * Rejects with MachineError `connect-failed`, at once where the server shows another key; or the signal's reason.
 */
export async function sshConnect(
  target: SshTarget,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Client> {
  const deadline = performance.now() + options.timeoutMs;
  for (;;) {
    options.signal?.throwIfAborted();
    const attempt = connectOnce(target, Math.max(1000, deadline - performance.now()));
    try {
      return await orCancelled(attempt.ready, options.signal);
    } catch (error) {
      attempt.client.destroy();
      options.signal?.throwIfAborted();
      if (attempt.strangeKey())
        throw connectionLost('Its ssh server shows a key that is not the expected one.', error);
      if (performance.now() >= deadline) {
        throw connectionLost(
          `Its ssh server did not answer within ${Math.round(options.timeoutMs / 1000)} s.`,
          error,
        );
      }
    }
    await pause(RETRY_MS, options.signal);
  }
}

function connectOnce(
  target: SshTarget,
  readyTimeout: number,
): { readonly client: Client; readonly ready: Promise<Client>; strangeKey(): boolean } {
  const expected = Buffer.from(target.hostKey.split(' ')[1] ?? '', 'base64');
  let strange = false;
  const client = new ssh2.Client();
  const config: ConnectConfig = {
    host: target.address,
    port: target.port,
    username: target.user,
    privateKey: target.privateKey,
    readyTimeout,
    keepaliveInterval: KEEPALIVE_MS,
    keepaliveCountMax: 3,
    algorithms: { serverHostKey: ['ssh-ed25519'] },
    hostVerifier: (key: Buffer) => {
      strange = !key.equals(expected);
      return !strange;
    },
  };
  const ready = new Promise<Client>((resolve, reject) => {
    client.once('ready', () => resolve(client));
    // Stays on: an error without a listener would end the process. What is lost is told by 'close'.
    client.on('error', reject);
    client.once('close', () => reject(new Error('the server closed the connection')));
    client.connect(config);
  });
  return { client, ready, strangeKey: () => strange };
}
