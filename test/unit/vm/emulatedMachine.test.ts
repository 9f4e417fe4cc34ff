import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../extension/build/root.ts';
import { HARDWARE } from '../../../vm/emulator/hardware.ts';
import { requireOffered } from '../../../vm/emulator/requireOffered.ts';

test('what the emulated machine has not is refused before it starts, with what to do', () => {
  const none = { docker: false, etcd: false, internet: false };
  expect(() => requireOffered(none)).not.toThrow();
  for (const wanted of ['docker', 'etcd', 'internet'])
    expect(() => requireOffered({ ...none, [wanted]: true })).toThrow(/v86.*QEMU/);
});

test('a saved state is named after the emulator that package-lock.json has', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  expect(HARDWARE).toContain(`v86 ${lock.packages['node_modules/v86']!.version},`);
});
