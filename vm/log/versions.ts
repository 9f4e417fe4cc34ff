import { existsSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, release, totalmem, type } from 'node:os';

/** What this program runs on. */
export function computerVersions(): Record<string, string> {
  return {
    Node: process.versions.node,
    System: [distribution(), `${type()} ${release()}`, arch()].filter((part) => part !== '').join(', '),
    Computer: `${availableParallelism()} processors, ${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`,
  };
}

/** os-release(5) */
function distribution(file = '/etc/os-release'): string {
  if (!existsSync(file)) return '';
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}
