import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2 from 'ssh2';

export interface SshServer {
  readonly port: number;
  /** `ssh-rsa AAAA…`, as known_hosts has it. */
  readonly hostKey: string;
  close(): Promise<void>;
}

/**
 * An ssh server in this process that lets only `user` in, with any key, and runs what it is asked for here, with bash.
 * `change` is what becomes of a command line first: a test has another file system.
 */
export async function openSshServer(user: string, change: (line: string) => string): Promise<SshServer> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const clients = new Set<ssh2.Connection>();
  const server = new ssh2.Server({ hostKeys: [privateKey] }, (client) => {
    clients.add(client);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    client.on('authentication', (asked) => {
      if (asked.method === 'publickey' && asked.username === user) asked.accept();
      else asked.reject(['publickey']);
    });
    client.on('session', (accept) => {
      accept().on('exec', (acceptExec, _reject, { command }) => {
        const channel = acceptExec();
        const child = spawn('bash', ['-c', change(command)]);
        channel.pipe(child.stdin);
        // Who does not read what it is sent closes the pipe.
        child.stdin.on('error', () => undefined);
        child.stdout.pipe(channel, { end: false });
        child.stderr.pipe(channel.stderr, { end: false });
        child.on('close', (code) => {
          channel.exit(code ?? 255);
          channel.end();
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error) throw key;
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: `ssh-rsa ${key.getPublicSSH().toString('base64')}`,
    close: () => {
      for (const client of clients) client.end();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
