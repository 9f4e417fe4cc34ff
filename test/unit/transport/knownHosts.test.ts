import { createHmac } from 'node:crypto';
import ssh2 from 'ssh2';
import { describe, expect, test } from 'vitest';
import { findKnownKey, fingerprint, shownHostKey } from '../../../vm/ssh/knownHosts.ts';
import { newKeyPair } from '../../../vm/store/installationKey.ts';

const key = (type: string, seed: string): string => `${type} ${Buffer.from(seed).toString('base64')}`;
const ED = key('ssh-ed25519', 'ed');
const RSA = key('ssh-rsa', 'rsa');

function hashed(name: string): string {
  const salt = Buffer.from('0123456789abcdef0123');
  return `|1|${salt.toString('base64')}|${createHmac('sha1', salt).update(name).digest('base64')}`;
}

describe('the key of a host', () => {
  test.each([
    ['a plain name', `other ${RSA}\nvm7 ${ED} a comment`, 'vm7', 22, ED],
    ['one of several names', `vm6,vm7,192.0.2.7 ${ED}`, '192.0.2.7', 22, ED],
    ['a port', `[vm7]:2207 ${ED}`, 'vm7', 2207, ED],
    ['not that of another port', `vm7 ${ED}`, 'vm7', 2207, undefined],
    ['a hashed name', `${hashed('[vm7]:2207')} ${ED}`, 'vm7', 2207, ED],
    ['a pattern', `vm? ${ED}`, 'vm7', 22, ED],
    ['a pattern with an exception', `*.example,!vm7.example ${ED}`, 'vm7.example', 22, undefined],
    ['a dot is a dot', `vm.7 ${ED}`, 'vmx7', 22, undefined],
    ['the best type', `vm7 ${RSA}\nvm7 ${ED}`, 'vm7', 22, ED],
    ['not a revoked one', `vm7 ${ED}\n@revoked vm7 ${ED}\nvm7 ${RSA}`, 'vm7', 22, RSA],
    ['not a certificate authority', `@cert-authority vm7 ${ED}`, 'vm7', 22, undefined],
    ['comments and nonsense are skipped', `# vm7 ${ED}\n\nvm7\nvm7 x`, 'vm7', 22, undefined],
  ])('%s', (_, text, host, port, expected) => expect(findKnownKey(text, host, port)).toBe(expected));
});

test('a real server shows its key, and the fingerprint is the one of ssh-keygen', async () => {
  const pair = newKeyPair();
  const server = new ssh2.Server({ hostKeys: [pair.private] }, (client) => client.on('error', () => {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  const shown = await shownHostKey('127.0.0.1', port, 5000);
  expect(shown).toBe(pair.public.split(' ').slice(0, 2).join(' '));
  expect(fingerprint(shown)).toMatch(/^SHA256:[A-Za-z0-9+/]{43}$/);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await expect(shownHostKey('127.0.0.1', port, 5000)).rejects.toMatchObject({ code: 'connection-lost' });
});
