import { makeBundles } from './bundles/bundles.ts';

/** `npm run build`: every file of dist/ with source maps, for the debugger; packaging makes them again without. */
try {
  await makeBundles('debug');
} catch {
  // esbuild has printed where.
  process.exitCode = 1;
}
