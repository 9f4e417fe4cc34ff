import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../vm/process/run.ts';
import { RELEASE_LIST, type Release } from './release/makeRelease.ts';
import { publishSteps } from './release/publishSteps.ts';
import { ROOT } from './root.ts';

/**
 * `npm run release:publish [-- --dry-run]`: publishes what `npm run release` made, wherever a token is set (GH_TOKEN, VSCE_PAT,
 * NODE_AUTH_TOKEN). Stops at the first that fails.
 */
const folder = join(ROOT, 'dist/release');
const release = JSON.parse(readFileSync(join(folder, RELEASE_LIST), 'utf8')) as Release;
const dry = process.argv.includes('--dry-run');
for (const step of publishSteps(folder, release, process.env)) {
  if ('leftOut' in step) {
    process.stdout.write(`${step.where}: left out, because ${step.leftOut}.\n`);
    continue;
  }
  process.stdout.write(`${step.where}: ${step.argv.join(' ')}\n`);
  if (dry) continue;
  const { exitCode, stdout, stderr } = await run(step.argv, { cwd: ROOT, timeoutMs: 900_000 });
  process.stdout.write(`${stdout}${stderr}`);
  if (exitCode === 0) continue;
  process.exitCode = 3;
  break;
}
