import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of one of our own programs: beside the calling bundle (`bundled`), or its source. */
export function ourProgram(moduleUrl: string, bundled: string, source: string): string {
  const here = dirname(fileURLToPath(moduleUrl));
  const beside = join(here, bundled);
  return existsSync(beside) ? beside : join(here, source);
}

/** How to run one of our programs with this process's Node; in the editor that is Electron in its Node mode. */
export function nodeEnvironment(): Record<string, string> {
  return { ...(process.env as Record<string, string>), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
}
