import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../../vm/process/run.ts';
import { ROOT } from '../root.ts';
import { bundle } from './bundle.ts';
import { bundleCli, CLI } from './bundleCli.ts';
import { EMULATOR } from './bundleEmulator.ts';
import { CARETAKER, LAYOUT_WORKER } from './bundleExtension.ts';
import { CLASS_PAGES } from './bundleClassPages.ts';
import { writeContents } from './contents.ts';

/** Of the checkout's package.json. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly bugs: object;
}

/** Folders of the checkout that the command line needs beside it. */
const FOLDERS = ['lessons', 'vm/guest', 'vm/image'];
const FILES = ['LICENSE', 'CHANGELOG.md', 'docs/command-line.md'];

/**
 * Makes the command line's npm package as `file`: bundles, lessons, what a machine is made from, and the emulated machine (a
 * folder that `npm run v86` made). Nothing runs when it is installed. Resolves with its size in bytes.
 */
export async function makeNpmPackage(file: string, state: string): Promise<number> {
  await bundleCli();
  await bundle(CARETAKER);
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-pack-'));
  try {
    await fill(folder, state);
    const packed = await run(['npm', 'pack', '--json', '--pack-destination', folder], {
      cwd: folder,
      timeoutMs: 300_000,
    });
    if (packed.exitCode !== 0) throw new Error(`The package was not made; npm says: ${packed.stderr}`);
    const [made] = JSON.parse(packed.stdout) as { filename: string }[];
    mkdirSync(dirname(file), { recursive: true });
    // From another disk, perhaps.
    cpSync(join(folder, made?.filename ?? ''), `${file}.${process.pid}`);
    renameSync(`${file}.${process.pid}`, file);
    return statSync(file).size;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The name of the package's file: `patchbay-0.1.0.tgz`. */
export function npmPackageName(): string {
  const { name, version } = manifest();
  return `${name}-${version}.tgz`;
}

async function fill(folder: string, state: string): Promise<void> {
  const programs = [CLI, EMULATOR, CARETAKER, LAYOUT_WORKER, ...CLASS_PAGES].map(({ output }) => output);
  for (const path of [...programs, 'dist/v86.wasm', ...FOLDERS, ...FILES])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  cpSync(state, join(folder, 'dist/v86-state'), { recursive: true });
  const contents = join('.build/pack');
  mkdirSync(join(ROOT, contents), { recursive: true });
  await writeContents(programs, contents);
  for (const name of ['sbom.cdx.json', 'third-party.txt'])
    cpSync(join(ROOT, contents, name), join(folder, 'dist', name));
  const { name, version, description, license, keywords, bugs } = manifest();
  const own = {
    ...{ name, version, description, license, keywords, bugs },
    engines: { node: '>=22.15' },
    bin: { patchbay: 'dist/cli.cjs' },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, undefined, 2)}\n`);
  writeFileSync(join(folder, 'README.md'), README);
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
}

const README = `# Patchbay

Learn Linux virtual networking by wiring it yourself, in a disposable Linux: on the command line of Linux, macOS and Windows, with
Node 22.15 or newer and nothing else.

\`\`\`sh
npx patchbay list
npx patchbay start tun
npx patchbay shell
npx patchbay check tun
\`\`\`

The Linux is an emulated PC (v86) that comes with the package. Where QEMU is installed, Patchbay uses QEMU, which is faster and has
Docker; \`npx patchbay doctor\` says what it finds. \`npx patchbay test ./my-lesson\` proves a lesson of your own, in any CI.

[docs/command-line.md](docs/command-line.md) describes every command.
`;
