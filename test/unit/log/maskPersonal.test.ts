import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPersonal } from '../../../extension/core/log/maskPersonal.ts';

const WORDS = {
  homes: ['/home/grace.hopper', 'C:\\Users\\grace'],
  users: ['grace.hopper', 'ghopper'],
  hosts: ['harvard-mark1', 'harvard-mark1.example.edu'],
};
const mask = (text: string): string => maskPersonal(text, WORDS);

test.each([
  ['/home/grace.hopper/.local/share/patchbay', '~/.local/share/patchbay'],
  ['C:\\Users\\grace\\AppData', '~\\AppData'],
  ['/home/ada/lessons and /Users/ada/lessons', '/home/<user>/lessons and /Users/<user>/lessons'],
  ['C:\\Users\\ada\\x', 'C:\\Users\\<user>\\x'],
  ['user ghopper on harvard-mark1', 'user <user> on <host>'],
  ['GHopper@harvard-mark1.example.edu', '<user>@<host>'],
  ['mail to ada@lovelace.org', 'mail to <user>@<host>'],
  ['ssh://learner@10.1.2.3:2222 answers', 'ssh://<user>@<host>:2222 answers'],
  ['ssh://lab.example.org', 'ssh://<user>@<host>'],
  ['http://127.0.0.1:8750/?tkn=4f1d2a&x=1', 'http://127.0.0.1:8750/?tkn=<secret>&x=1'],
  ['https://ann:s3cret@proxy.example.org/', 'https://<user>@proxy.example.org/'],
  ['{"password": "hunter2", "port": 1}', '{"password": "<secret>", "port": 1}'],
  ['Authorization: Bearer abcdefghijkl', 'Authorization: Bearer <secret>'],
  ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ grace@mark1', 'ssh-ed25519 <key>'],
  [
    'x\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----\ny',
    'x\n<private key>\ny',
  ],
])('%j becomes %j', (text, masked) => {
  expect(mask(text)).toBe(masked);
});

test.each([
  'ping: 10.0.0.2 answered from br0 in red on vm',
  'QEMU 7.2.0, KVM, 768 MB',
  'The machine m-1 ended: exit code 1.',
  'docs/troubleshooting.md#qemu-missing',
])('%j stays as it is', (text) => {
  expect(mask(text)).toBe(text);
});

test('names that many computers share stay: masking them would hide what happened', () => {
  expect(maskPersonal('root on localhost', { homes: ['/root'], users: ['root'], hosts: ['localhost'] })).toBe(
    'root on localhost',
  );
});

test('no text gives a home, a user or a host away, wherever it stands', () => {
  const piece = fc.oneof(
    fc.constantFrom(...WORDS.homes, ...WORDS.users, ...WORDS.hosts, '/', ' ', ':', '"', '\n', 'a', '='),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const masked = mask(pieces.join(' '));
      for (const word of [...WORDS.users, ...WORDS.hosts])
        expect(masked).not.toMatch(new RegExp(`(?<![\\w-])${word.replaceAll('.', '\\.')}(?![\\w-])`, 'i'));
      for (const home of WORDS.homes) expect(masked).not.toContain(home);
    }),
  );
});
