import { LESSON_LANGUAGE } from '../core/lesson/translation/translation.ts';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mcp } from './commands/mcp.ts';
import { composeServices } from './composeServices.ts';
import { EXIT } from './exitCode.ts';

/**
 * `node dist/mcp.cjs (learner|author)`: what `patchbay mcp` serves, as the editor starts it for its assistant. It is in
 * the extension's package, where the command line is not.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
const note = (line: string): void => void process.stderr.write(`${line}\n`);
const cancel = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => cancel.abort());

mcp(
  {
    services: composeServices({
      lessonsFolder: resolve(root, 'lessons'),
      logged: { level: undefined, tags: new Map() },
      note,
      language: LESSON_LANGUAGE,
      guide: resolve(root, 'lessons/AUTHORING.md'),
      version,
    }),
    json: true,
    signal: cancel.signal,
    print: note,
    note,
    work: (task) => task({ signal: cancel.signal }),
    confirm: () => Promise.resolve(false),
    ask: () => Promise.resolve(undefined),
  },
  { learner: process.argv[2] !== 'author' },
).then(
  (code) => process.exit(code),
  (error: unknown) => {
    note(String(error));
    process.exit(EXIT.bug);
  },
);
