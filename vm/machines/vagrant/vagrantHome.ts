import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where Vagrant keeps boxes, plugins and its own locks: $VAGRANT_HOME, or ~/.vagrant.d. */
export function vagrantHome(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['VAGRANT_HOME'];
  return given ? resolve(given) : join(homedir(), '.vagrant.d');
}
