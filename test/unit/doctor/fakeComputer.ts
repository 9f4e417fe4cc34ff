import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { openDataFolder, type DataFolder } from '../../../vm/store/dataFolder.ts';

/** A computer whose programs, data folder and Vagrant's home are the test's. */
export class FakeComputer {
  readonly root = mkdtempSync(join(tmpdir(), 'patchbay-doctor-'));
  readonly data: DataFolder;

  constructor() {
    mkdirSync(join(this.root, 'bin'));
    mkdirSync(join(this.root, 'vagrant'));
    vi.stubEnv('PATH', join(this.root, 'bin'));
    vi.stubEnv('VAGRANT_HOME', join(this.root, 'vagrant'));
    vi.stubEnv('PATCHBAY_MACHINE', '');
    this.data = openDataFolder({ PATCHBAY_HOME: join(this.root, 'home') });
  }

  /** A program that says `out` and `err`; `script` are lines of sh in which only built-in commands are there. */
  program(name: string, answer: { out?: string; err?: string; exit?: number; script?: string } = {}): this {
    const { out = '', err = '', exit = 0, script = '' } = answer;
    const text = `#!/bin/sh\n${script}\nprintf %s ${quoted(out)}\nprintf %s ${quoted(err)} >&2\nexit ${exit}\n`;
    return this.file(`bin/${name}`, text, 0o755);
  }

  file(path: string, text: string, mode = 0o644): this {
    const file = this.path(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    return this;
  }

  /** Where a file of {@link file} is. */
  path(path: string): string {
    return join(this.root, path);
  }

  remove(): void {
    vi.unstubAllEnvs();
    rmSync(this.root, { recursive: true });
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
