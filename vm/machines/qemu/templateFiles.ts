import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MachineFacts } from '../../../extension/core/machine/machine.ts';
import { writeWhole } from '../../store/wholeFile.ts';

/** A machine that has booted, saved: its RAM, the state of its devices, and what must be known to go on with it. */
export interface Template {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  readonly facts: MachineFacts;
}

interface TemplateManifest {
  readonly format: 3;
  readonly facts: MachineFacts;
  readonly ram: FileMark;
  readonly state: FileMark & { readonly sha256: string };
}

/** RAM is too large for a checksum at each start, so its time of modification shows whether it was changed. */
interface FileMark {
  readonly bytes: number;
  readonly modifiedMs: number;
}

export const RAM_FILE = 'ram';
export const STATE_FILE = 'state';

/** Completes a template in `folder`: the file that it writes last makes it one. */
export function writeTemplateManifest(folder: string, facts: MachineFacts): void {
  const manifest: TemplateManifest = {
    format: 3,
    facts,
    ram: mark(join(folder, RAM_FILE)),
    state: { ...mark(join(folder, STATE_FILE)), sha256: sha256(join(folder, STATE_FILE)) },
  };
  writeWhole(join(folder, 'template.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** The template in `folder`; undefined where it is missing, truncated or altered. */
export function readTemplate(folder: string, name: string): Template | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'template.json'), 'utf8')) as Omit<
      TemplateManifest,
      'format'
    > & {
      readonly format: unknown;
    };
    if (manifest.format !== 3 || !same(mark(join(folder, RAM_FILE)), manifest.ram)) return undefined;
    const state = join(folder, STATE_FILE);
    if (!same(mark(state), manifest.state) || sha256(state) !== manifest.state.sha256) return undefined;
    return { folder, name, facts: manifest.facts };
  } catch {
    return undefined;
  }
}

function mark(path: string): FileMark {
  const { size, mtimeMs } = statSync(path);
  return { bytes: size, modifiedMs: mtimeMs };
}

function same(a: FileMark, b: FileMark): boolean {
  return a.bytes === b.bytes && a.modifiedMs === b.modifiedMs;
}

/** Half a megabyte: 1 ms. */
function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
