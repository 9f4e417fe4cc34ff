import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { PSEUDO_LANGUAGE, useLanguage } from '../../../extension/core/language/say.ts';
import { sayProgress } from '../../../vm/process/progressWords.ts';

afterEach(() => useLanguage('en'));

/** Scripts that make or prepare a machine while a learner waits. */
const SCRIPTS = [
  'image/qemu/build.sh',
  'image/qemu/inside.sh',
  'image/debian/docker-start',
  'provision/provision.sh',
];

const reported = SCRIPTS.flatMap((script) => {
  const text = readFileSync(join(ROOT, 'vm', script), 'utf8');
  const found = [
    ...text.matchAll(/\bsay (?:\d+ )?(["']?)(\w[^"'\n;]*)\1|'PROGRESS ([^']*)'|"PROGRESS \d+ ([^"]*)"/g),
  ];
  return found.flatMap(([, , said, plain, numbered]) => said?.trim() ?? plain ?? numbered ?? []);
});

test('the scripts are read', () => {
  expect(reported).toEqual(
    expect.arrayContaining([
      ...['choosing packages', 'downloading packages', 'the image is ready', 'Starting $name'],
      ...['Trying again: $why', 'Compiling the programs of the guest', 'Loading the image patchbay/busybox'],
    ]),
  );
});

test('all that they report is in the reader’s language', () => {
  useLanguage(PSEUDO_LANGUAGE);
  expect(reported.filter((words) => !sayProgress(words).startsWith('⟦'))).toEqual([]);
  useLanguage('zh-cn');
  expect(sayProgress('Starting dockerd')).toBe('正在启动 dockerd');
});

test('in English, and where it is unknown, it is as the script says it', () => {
  for (const words of reported) expect(sayProgress(words)).toBe(words);
  useLanguage('zh-cn');
  expect(sayProgress('laying out the disk')).toBe('laying out the disk');
});
