import { createRequire } from 'node:module';
import { bundleCli } from './bundles/bundleCli.ts';

/** `npm run -s patchbay -- …`: builds the command line if a source changed, and becomes it. */
const bundle = await bundleCli();
process.argv.splice(1, 1, bundle);
createRequire(import.meta.url)(bundle);
