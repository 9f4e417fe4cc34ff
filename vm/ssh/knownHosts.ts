import { say } from '../../extension/core/language/say.ts';
import { createHash, createHmac } from 'node:crypto';
import ssh2 from 'ssh2';
import { orCancelled } from '../../extension/core/async/orCancelled.ts';
import { connectionLost } from '../transport/connectionLost.ts';

/** Host keys that ssh2 can verify, the best first. */
const TYPES = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'ssh-rsa',
] as const;

/**
 * The host key that a known_hosts file has for a host, as `type base64`; undefined where it has none. Hashed names,
 * patterns, ports and revoked keys count; certificates do not. See sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT".
 */
export function findKnownKey(knownHosts: string, host: string, port: number): string | undefined {
  const name = hostName(host, port);
  const found: string[] = [];
  const revoked = new Set<string>();
  for (const line of knownHosts.split('\n')) {
    const words = line.trim().split(/\s+/);
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [names, type, key] = words;
    if (!names || names.startsWith('#') || !type || !key || !matches(names, name)) continue;
    if (marker === '@revoked') revoked.add(key);
    else if (marker === undefined) found.push(`${type} ${key}`);
  }
  const usable = found.filter((key) => !revoked.has(key.split(' ')[1] ?? ''));
  return TYPES.flatMap((type) => usable.find((key) => key.startsWith(`${type} `)) ?? [])[0];
}

/** `host`, or `[host]:port` for a port other than 22. */
export function hostName(host: string, port: number): string {
  return port === 22 ? host : `[${host}]:${port}`;
}

/** `SHA256:…` of a key as `type base64`, as ssh-keygen -l shows it. */
export function fingerprint(key: string): string {
  const bytes = Buffer.from(key.split(' ')[1] ?? '', 'base64');
  return `SHA256:${createHash('sha256').update(bytes).digest('base64').replace(/=+$/, '')}`;
}

/**
 * The key that a server shows, whoever it is: `type base64`. Rejects with FailureError `connection-lost`, or with the
 * signal's reason.
 */
export function shownHostKey(
  address: string,
  port: number,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<string> {
  const client = new ssh2.Client();
  const showing = new Promise<string>((resolve, reject) => {
    let shown: string | undefined;
    const end = (cause?: unknown): void => {
      client.destroy();
      if (shown === undefined)
        reject(
          connectionLost(
            say('No ssh server answers at {address}.', { address: `${address}:${port}` }),
            cause,
          ),
        );
      else resolve(shown);
    };
    client.on('error', end);
    client.once('close', end);
    client.connect({
      host: address,
      port,
      username: 'nobody',
      readyTimeout: timeoutMs,
      hostVerifier: (key: Buffer) => {
        // RFC 4253, 6.6: the key begins with its type, as a string with its length before it.
        shown = `${key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1')} ${key.toString('base64')}`;
        return false;
      },
    });
  });
  return orCancelled(showing, signal).finally(() => client.destroy());
}

function matches(names: string, wanted: string): boolean {
  if (names.startsWith('|1|')) {
    const [, , salt = '', hash = ''] = names.split('|');
    return createHmac('sha1', Buffer.from(salt, 'base64')).update(wanted).digest('base64') === hash;
  }
  let result = false;
  for (const pattern of names.split(',')) {
    if (pattern.startsWith('!') && fits(pattern.slice(1), wanted)) return false;
    result ||= fits(pattern, wanted);
  }
  return result;
}

/** `*` is any number of characters, `?` one. */
function fits(pattern: string, wanted: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(wanted);
}
