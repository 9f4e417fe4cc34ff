import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { say } from '../../extension/core/language/say.ts';
import { qemuTarget } from '../machines/qemu/findQemu.ts';
import { vmSources } from '../machines/vmSources.ts';
import { run } from '../process/run.ts';

/** What a group of packages is for. */
export type PackageGroup = 'qemu' | 'image' | 'box';

/** The Debian packages of a group, from the host-packages.txt of vm/image/qemu or vm/box; QEMU's is the one of this processor. */
export function packagesOf(group: PackageGroup, sources: string = vmSources()): string[] {
  const names = readFileSync(
    join(sources, group === 'box' ? 'box' : 'image/qemu', 'host-packages.txt'),
    'utf8',
  )
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
  const isQemu = (name: string): boolean => name.startsWith('qemu-system');
  return group === 'qemu' ? [qemuTarget().package] : names.filter((name) => !isQemu(name));
}

/** Which of these packages are not installed; undefined where this is no Debian (nor one of its children). */
export async function missingPackages(
  names: readonly string[],
  signal?: AbortSignal,
): Promise<string[] | undefined> {
  const query = ['dpkg-query', '-W', '-f', '${Package} ${db:Status-Status}\\n', ...names] as const;
  const result = await run([...query], { timeoutMs: 20_000, signal });
  if (result.missing) return undefined;
  const installed = new Set(
    result.stdout.split('\n').flatMap((line) => /^(\S+) installed$/.exec(line)?.[1] ?? []),
  );
  return names.filter((name) => !installed.has(name));
}

/** Whether packages can be installed here: a Debian or a child of it, and root's rights to be had. */
export async function canInstall(signal?: AbortSignal): Promise<boolean> {
  if ((await missingPackages([], signal)) === undefined) return false;
  if (process.getuid?.() === 0) return true;
  return process.stdin.isTTY && !(await run(['sudo', '--version'], { timeoutMs: 20_000, signal })).missing;
}

/** Whether apt has all of these packages to offer, by its lists as they are here. */
export async function areOffered(names: readonly string[]): Promise<boolean> {
  const result = await run(['apt-cache', 'show', '--no-all-versions', ...names], { timeoutMs: 60_000 });
  return result.exitCode === 0;
}

/** Installs packages through apt, with sudo where we are not root. Rejects with FailureError `packages-not-installed`. */
export async function installPackages(names: readonly string[], operation: Operation): Promise<void> {
  const { onProgress, signal } = operation;
  const root = process.getuid?.() === 0;
  const aptGet = async (args: string[], words: string): Promise<void> => {
    onProgress?.({ message: words });
    // sudo resets the environment, so the setting goes through env(1).
    const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args] as const;
    const result = await run(root ? [...command] : ['sudo', ...command], {
      timeoutMs: 15 * 60_000,
      signal,
      interactive: !root,
    });
    if (result.exitCode !== 0) throw aptFailure(names, result.stderr);
  };
  await aptGet(['update'], say('Getting the newest list of packages from apt'));
  await aptGet(
    ['install', '-y', '--no-install-recommends', ...names],
    say('Installing with apt: {packages}', { packages: names.join(' ') }),
  );
}

function aptFailure(names: readonly string[], stderr: string): FailureError {
  const lines = stderr.split('\n').filter((line) => /^(E:|sudo:)/.test(line));
  return new FailureError(
    failure('packages-not-installed', {
      packages: names.join(' '),
      said: lines.join(' ') || say('apt-get did not say why'),
    }),
    stderr,
  );
}
