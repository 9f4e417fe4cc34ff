import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { processesMentioning } from '../../vm/process/processIdentity.ts';
import { openDataFolder, type DataFolder } from '../../vm/store/dataFolder.ts';

/** What a template and the machines of a soak need on its disk: RAM files and saved states. */
const DISK = '1600m';

/** A data folder on a disk of its own, which faults may fill, and a temp folder of its own, which they may remove. */
export class SoakWorld {
  readonly data: DataFolder;
  readonly temp: string;
  readonly hasOwnDisk: boolean;
  /** Else the machines are emulated ones. */
  readonly isQemu: boolean;
  readonly #temps: string;
  readonly #mark: string;

  constructor(isQemu: boolean) {
    this.isQemu = isQemu;
    const shared = openDataFolder();
    this.#mark = mkdtempSync(join(shared.root, 'soak-'));
    // Long enough that QEMU's control socket is reached through a link in the temp folder (unix(7): 107 bytes).
    const root = join(this.#mark, 'a-data-folder-with-a-long-name-'.repeat(3));
    mkdirSync(root, { mode: 0o700 });
    // Only root may mount.
    this.hasOwnDisk = process.getuid?.() === 0;
    if (this.hasOwnDisk) execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=700`, 'tmpfs', root]);
    for (const path of [shared.images, shared.keys, shared.probes])
      symlinkSync(path, join(root, basename(path)));
    this.data = openDataFolder({ PATCHBAY_HOME: root });
    this.#temps = mkdtempSync(join(tmpdir(), 'patchbay-soak-'));
    this.temp = join(this.#temps, 'temp');
    mkdirSync(this.temp);
    process.env['TMPDIR'] = this.temp;
  }

  /** Does `act` with a temp folder that stays. */
  async besideTemp<T>(act: () => Promise<T>): Promise<T> {
    process.env['TMPDIR'] = this.#temps;
    try {
      return await act();
    } finally {
      process.env['TMPDIR'] = this.temp;
    }
  }

  /** The folders of the templates that are there. */
  templates(): string[] {
    return readdirSync(this.data.templates).map((name) => join(this.data.templates, name));
  }

  /** Fills the disk to its last byte; returns what empties it again. */
  fillDisk(): () => void {
    const ballast = join(this.data.root, 'ballast');
    let size = 64 * 1024 * 1024;
    writeFileSync(ballast, '');
    while (size >= 1) {
      try {
        writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
      } catch {
        size = Math.floor(size / 8);
      }
    }
    return () => rmSync(ballast, { force: true });
  }

  /** What machines left besides the one with this id: files, records, locks, processes. */
  left(id: string | undefined): string[] {
    const { run, machines, locks, root, templates } = this.data;
    const names = (folder: string): string[] =>
      readdirSync(folder).map((name) => join(basename(folder), name));
    const own = id === undefined ? [] : [`run/${id}`, `machines/${id}.json`];
    const unfinished = [root, join(root, 'progress'), templates, this.data.keys].flatMap((folder) =>
      names(folder).filter((name) => /\.tmp$|\.lock/.test(name)),
    );
    const processes = processesMentioning(`${run}/`).length;
    const expected = id === undefined ? 0 : 1;
    return [
      ...[...names(run), ...names(machines), ...names(locks)].filter((name) => !own.includes(name)),
      ...unfinished,
      ...(processes === expected ? [] : [`${processes} processes in place of ${expected}`]),
    ];
  }

  remove(): void {
    if (this.hasOwnDisk) execFileSync('umount', ['--lazy', this.data.root]);
    for (const folder of [this.#mark, this.#temps]) rmSync(folder, { recursive: true, force: true });
  }
}
