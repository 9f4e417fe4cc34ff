import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { endGroup } from '../../process/endGroup.ts';
import type { ProcessIdentity } from '../../process/processIdentity.ts';
import { run } from '../../process/run.ts';
import { parseVagrantLine } from './machineReadable.ts';
import { vagrantFailure } from './vagrantErrors.ts';
import { vagrantProgress } from './vagrantProgress.ts';

/** The environment variables that a machine's Vagrantfile reads; saved beside it, so that later calls set the same. */
export const ENVIRONMENT_FILE = 'environment.json';
/** The Vagrant that works in the folder, so that one left by a crash is found. */
const PROCESS_FILE = 'vagrant.json';
/** At Ctrl-C Vagrant removes what it had begun, which takes about ten seconds. */
const CLEANING_MS = 30_000;

export interface VagrantCall extends Operation {
  /** The call in words: "making the machine". */
  readonly doing: string;
  readonly timeoutMs: number;
}

/** Runs Vagrant in a machine's folder; resolves with its stdout. Rejects with a FailureError, or the signal's reason. */
export async function callVagrant(
  folder: string,
  args: readonly string[],
  { doing, timeoutMs, onProgress, signal }: VagrantCall,
): Promise<string> {
  const result = await run(['vagrant', '--machine-readable', ...args], {
    cwd: folder,
    env: {
      ...(JSON.parse(readFileSync(join(folder, ENVIRONMENT_FILE), 'utf8')) as Record<string, string>),
      VAGRANT_CWD: folder,
      VAGRANT_DOTFILE_PATH: join(folder, '.vagrant'),
      VAGRANT_CHECKPOINT_DISABLE: '1',
    },
    timeoutMs,
    signal,
    interruptMs: CLEANING_MS,
    onSpawn: (identity) => writeFileSync(join(folder, PROCESS_FILE), JSON.stringify(identity)),
    onLine: (line) => {
      const parsed = parseVagrantLine(line);
      const progress = parsed && vagrantProgress(parsed);
      if (progress) onProgress?.(progress);
    },
  }).finally(() => rmSync(join(folder, PROCESS_FILE), { force: true }));
  if (result.exitCode === 0) return result.stdout;
  throw vagrantFailure(doing, result);
}

/** Ends the Vagrant that a crash left at work in the folder. */
export async function endVagrant(folder: string, signal?: AbortSignal): Promise<void> {
  const file = join(folder, PROCESS_FILE);
  if (!existsSync(file)) return;
  const identity = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  await endGroup(identity, CLEANING_MS, signal);
  rmSync(file, { force: true });
}
