import { fence } from '../../lesson/lessonSource.ts';
import { HARMLESS_STEP, lessonText, numbered, proseAttack, stepAttack, type Attack } from './attack.ts';

/** Pictures and links whose path leaves the lesson's folder, or would where somebody decodes once more. */
const PATHS = [
  '../secret.svg',
  '../../secret.png',
  'media/../../secret.svg',
  'media/..%2f..%2fsecret.svg',
  '%2e%2e/secret.svg',
  '..\\secret.svg',
  'media\\..\\..\\secret.svg',
  '/etc/secret.svg',
  'C:\\secret.svg',
  'C:/secret.svg',
  '//evil.test/x.svg',
  'file:///etc/secret.svg',
  './../secret.svg',
  'media/./../../secret.svg',
  'secret.svg%00.png',
  'secret.svg?x=1',
  'secret.svg#fragment',
  '.secret.svg',
  'media/.secret.svg',
  'media//secret.svg',
  '~/secret.svg',
  '$HOME/secret.svg',
  'secret.svg.exe',
  'NUL.svg:stream',
  '\\\\?\\C:\\secret.svg',
];

const right = { 'lesson.md': lessonText(HARMLESS_STEP) };

/** Files of the folder with names that a careless copy would put elsewhere. */
const FILES = [
  'files/-rf',
  'files/--help',
  'files/$(id)',
  'files/`id`',
  'files/a;id',
  'files/a|id',
  'files/a&id',
  'files/a\nb',
  'files/a\tb',
  'files/..\\..\\x',
  'files/C:\\x',
  'files/\u001b]0;x\u0007',
  'files/\u202Etxt.exe',
  "files/it's",
  'files/"quoted"',
  'files/ space ',
  'files/*',
  'files/~root',
  'files/...',
  'files/.bashrc',
  'files/.ssh/authorized_keys',
  'wrong/step--$(id).sh',
  'wrong/nowhere--x.sh',
  'right/step--..sh',
  'right/-.sh',
  'stray.exe',
  'package.json',
  '.vscode/settings.json',
  '.vscode/tasks.json',
  '.git/hooks/post-checkout',
  'lesson.md.js',
  'node_modules/x/index.js',
];

/** Links that lead out of the folder, in a circle, or to what is no file. */
const LINKS: readonly Readonly<Record<string, string>>[] = [
  { 'files/out': '/etc/passwd' },
  { 'files/out': '../../../../../../etc/passwd' },
  { 'files/folder': '/etc' },
  { 'files/root': '/' },
  { 'files/self': 'self' },
  { 'files/a': 'b', 'files/b': 'a' },
  { 'files/up': '..' },
  { 'files/here': '.' },
  { 'files/null': '/dev/null' },
  { 'files/zero': '/dev/zero' },
  { 'files/random': '/dev/urandom' },
  { 'files/memory': '/proc/self/mem' },
  { 'files/environment': '/proc/self/environ' },
  { 'files/ours': '/proc/self/cwd' },
  { 'setup.sh': '/etc/profile' },
  { 'media/a.svg': '/etc/hostname' },
  { 'a.png': '/etc/hostname' },
  { 'wrong/step--x.sh': '/etc/profile' },
  { files: '/etc' },
  { media: '/' },
];

/** Places that a lesson's own fields name. */
const FIELDS = [
  fence('bash {run terminal=../x}', 'true'),
  fence('bash {run terminal=a/b}', 'true'),
  fence('bash {run terminal=-x}', 'true'),
  fence('bash {run terminal="a b"}', 'true'),
  fence('bash {run terminal=__proto__}', 'true'),
  fence('bash {run terminal=$(id)}', 'true'),
  fence('bash {run terminal=vm.2}', 'true'),
  fence('text {look link=../../x netns=../../y}', 'x'),
  fence('text {walk from=../x to=/etc/passwd}', 'x'),
  fence('yaml {check}', '- what: x', '  file: ../../../etc/passwd'),
  fence('yaml {check}', '- what: x', '  file: /proc/1/root/etc/passwd'),
  fence('yaml {check}', '- what: x', '  link: ../../../etc', '  netns: ../../x'),
];

export const pathAttacks: readonly Attack[] = [
  ...numbered('picture-path', PATHS, (name, path) => proseAttack(name, `![x](<${path}>)`)),
  ...numbered('link-path', PATHS, (name, path) => proseAttack(name, `[x](<${path}>)`)),
  ...numbered('file-name', FILES, (name, path) => ({ name, files: { ...right, [path]: 'x' } })),
  ...numbered('way-out', LINKS, (name, links) => ({ name, files: right, links })),
  ...numbered('field-path', FIELDS, (name, block) => stepAttack(name, block)),
];
