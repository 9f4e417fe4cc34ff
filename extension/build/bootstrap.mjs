#!/usr/bin/env node
/**
 * The first thing that every npm script runs: makes sure that the Node packages are there and current, then runs
 * its target with the Node that the lock file pins. Plain JavaScript on Node 20's built-ins: nothing else exists yet.
 * Speaks on stderr only, so that `npm run -s patchbay -- … --json` prints nothing but JSON.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const packages = join(root, 'node_modules');
const installed = join(packages, '.patchbay-lock');
const pinnedNode = join(root, 'node_modules/.bin/node');

// By content, not by time: a checkout gives the same lock file a new time.
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
  // npm ci begins by removing what is in node_modules, also behind a link.
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink()) {
    process.stderr.write(
      `Patchbay did not install its Node packages. ${packages} is a symbolic link to ${readlinkSync(packages)}, whose packages are not those of package-lock.json, and npm ci would empty that folder. Remove the link (not what it points to) and run this again: it then installs them here.\n`,
    );
    process.exit(2);
  }
  process.stderr.write('Setting up the Node packages of package-lock.json (npm ci, half a minute) …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    process.stderr.write(
      'The Node packages were not installed: npm ci failed, see above. Fix that and run it again.\n',
    );
    process.exit(2);
  }
  writeFileSync(installed, wanted);
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) process.exit(0);
const ownIsEnough = Number(process.versions.node.split('.')[0]) >= 22;
if (!existsSync(pinnedNode) && !ownIsEnough) {
  process.stderr.write(
    `Patchbay needs Node 22 or newer; this is ${process.version}, and no pinned Node exists for this kind of computer. Install Node 24.\n`,
  );
  process.exit(2);
}
const child = spawn(existsSync(pinnedNode) ? pinnedNode : process.execPath, [join(root, script), ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`,
  },
});
// Ctrl-C reaches the whole foreground group: the child cleans up, and this waits for it. SIGTERM is passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  if (signal !== null) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code ?? 1);
  }
});
