import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program of ours that is a process of its own: beside the bundle that asks (`bundled`), or where its source is. */
export function ourProgram(moduleUrl: string, bundled: string, source: string): string {
  const here = dirname(fileURLToPath(moduleUrl));
  const beside = join(here, bundled);
  return existsSync(beside) ? beside : join(here, source);
}

/** What runs a program of ours in this process's own Node: in the editor that is Electron, told to be Node. */
export function nodeEnvironment(): Record<string, string> {
  return { ...(process.env as Record<string, string>), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
}
