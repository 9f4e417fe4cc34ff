import { readFileSync } from 'node:fs';
import { readSandbox, type Sandbox } from '../../extension/core/sandbox/sandboxScript.ts';
import type { DataFolder } from './dataFolder.ts';
import { storeFailure } from './diskSpace.ts';
import { writeWhole } from './wholeFile.ts';

/** Keeps what the sandbox starts with, for a reset and for later calls. Throws FailureError where it can't. */
export function keepSandbox(data: Pick<DataFolder, 'root' | 'sandbox'>, { script }: Sandbox): void {
  try {
    writeWhole(data.sandbox, script);
  } catch (error) {
    throw storeFailure(error, data.root);
  }
}

/** What the sandbox started with; undefined where there was none. */
export function keptSandbox({ sandbox }: Pick<DataFolder, 'sandbox'>): Sandbox | undefined {
  try {
    return readSandbox(readFileSync(sandbox, 'utf8'));
  } catch {
    return undefined;
  }
}
