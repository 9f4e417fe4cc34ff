import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSnapshot } from '../../vm/machines/v86/buildSnapshot.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { ROOT } from './root.ts';
import { serveSite } from './site/serveSite.ts';
import { writeSite } from './site/writeSite.ts';

/**
 * `npm run site [-- FOLDER] [--guest FOLDER] [--serve [--port N]]` writes the static site (dist/site), with the emulated machine of
 * this checkout, which is built first where it is missing (`npm run v86`), or of `--guest`; `--serve` also serves it on loopback.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    guest: { type: 'string' },
    serve: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
  },
});
const folder = resolve(positionals[0] ?? join(ROOT, 'dist/site'));
try {
  let said = '';
  const guest =
    values.guest ??
    (await buildSnapshot(openDataFolder(), {
      onProgress: ({ message }) => {
        if (message !== said) process.stderr.write(`${message}\n`);
        said = message;
      },
    }));
  const bytes = await writeSite(folder, guest);
  process.stdout.write(`${folder} (${(bytes / 1e6).toFixed(1)} MB): copy it to any web server.\n`);
  if (values.serve) {
    const { url } = await serveSite(folder, { port: Number(values.port) });
    process.stdout.write(`\n  ${url}\n\nCtrl-C ends it.\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 3;
}
