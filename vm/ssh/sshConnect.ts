import { say, sentences } from '../../extension/core/language/say.ts';
import type { Duplex } from 'node:stream';
import ssh2, { type Client, type ConnectConfig, type ServerHostKeyAlgorithm } from 'ssh2';
import { orCancelled } from '../../extension/core/async/orCancelled.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { logOf } from '../../extension/core/log/logChannel.ts';
import { connectionLost } from '../transport/connectionLost.ts';
import { connectWords } from './connectWords.ts';

/** Where an ssh server is, and how it proves to be the one that is meant. */
export interface SshTarget {
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** In OpenSSH's format. It, or an agent, is needed. */
  readonly privateKey?: string | undefined;
  /** The socket of an ssh agent. */
  readonly agent?: string | undefined;
  /** `ssh-ed25519 AAAA…`: any other key is refused. */
  readonly hostKey: string;
  /** The host whose ssh leads there. */
  readonly jump?: SshTarget | undefined;
}

/** Pause between two attempts while the server is still coming up. */
const RETRY_MS = 30;
const KEEPALIVE_MS = 15_000;
const log = logOf('ssh');

/**
 * A client that is logged in; tries again until `timeoutMs` while the server doesn't answer.
 * Rejects with FailureError `connect-failed`, at once where the server shows another key, refuses ours, or has a name
 * that nobody knows; or the signal's reason.
 */
export async function sshConnect(
  target: SshTarget,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Client> {
  const gate = target.jump && (await sshConnect(target.jump, options));
  try {
    const client = await connectUntil(target, gate, options);
    client.once('close', () => gate?.end());
    return client;
  } catch (error) {
    gate?.end();
    throw error;
  }
}

async function connectUntil(
  target: SshTarget,
  gate: Client | undefined,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<Client> {
  const started = performance.now();
  const deadline = started + options.timeoutMs;
  for (;;) {
    options.signal?.throwIfAborted();
    const through = gate && (await orCancelled(forwarded(gate, target), options.signal));
    const attempt = connectOnce(target, through, Math.max(1000, deadline - performance.now()));
    try {
      const client = await orCancelled(attempt.ready, options.signal);
      log.debug(`logged in at port ${target.port} after ${Math.round(performance.now() - started)} ms`);
      return client;
    } catch (error) {
      attempt.client.destroy();
      options.signal?.throwIfAborted();
      if (attempt.strangeKey())
        throw connectionLost(say('Its ssh server shows a key that is not the expected one.'), error);
      const { words, final } = connectWords(error, target);
      log.trace(`not logged in yet: ${words || String(error)}`);
      if (final) throw connectionLost(words, error);
      if (performance.now() >= deadline) {
        const seconds = Math.round(options.timeoutMs / 1000);
        const late = say('Its ssh server did not answer within {seconds} s.', { seconds });
        throw connectionLost(sentences([late, words]), error);
      }
    }
    await pause(RETRY_MS, options.signal);
  }
}

function forwarded(gate: Client, { address, port }: SshTarget): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    gate.forwardOut('127.0.0.1', 0, address, port, (error, channel) => {
      if (error)
        reject(
          connectionLost(
            say('The jump host does not reach {address}.', { address: `${address}:${port}` }),
            error,
          ),
        );
      else resolve(channel);
    });
  });
}

function connectOnce(
  target: SshTarget,
  through: Duplex | undefined,
  readyTimeout: number,
): { readonly client: Client; readonly ready: Promise<Client>; strangeKey(): boolean } {
  const [type = '', expected = ''] = target.hostKey.split(' ');
  let strange = false;
  const client = new ssh2.Client();
  const config: ConnectConfig = {
    ...(through ? { sock: through } : { host: target.address, port: target.port }),
    username: target.user,
    ...(target.privateKey === undefined ? {} : { privateKey: target.privateKey }),
    ...(target.agent === undefined ? {} : { agent: target.agent }),
    readyTimeout,
    keepaliveInterval: KEEPALIVE_MS,
    keepaliveCountMax: 3,
    algorithms: { serverHostKey: signaturesOf(type) },
    hostVerifier: (key: Buffer) => {
      strange = !key.equals(Buffer.from(expected, 'base64'));
      return !strange;
    },
  };
  const ready = new Promise<Client>((resolve, reject) => {
    client.once('ready', () => resolve(client));
    // Stays on: an error without a listener would end the process. 'close' reports the loss.
    client.on('error', reject);
    client.once('close', () => reject(new Error('the server closed the connection')));
    client.connect(config);
  });
  return { client, ready, strangeKey: () => strange };
}

/** RFC 8332: an RSA key signs with SHA-2 under other names than its own. */
function signaturesOf(keyType: string): ServerHostKeyAlgorithm[] {
  return (keyType === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [keyType]) as ServerHostKeyAlgorithm[];
}
