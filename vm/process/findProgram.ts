import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/**
 * The file of a program on $PATH; undefined where there is none. Does not run it. Also searches the sbin beside each bin,
 * where daemons are and which a user's $PATH may lack.
 */
export function findProgram(program: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const beside = folders
    .filter((folder) => basename(folder) === 'bin')
    .map((folder) => join(dirname(folder), 'sbin'));
  return [...folders, ...beside]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));
}
