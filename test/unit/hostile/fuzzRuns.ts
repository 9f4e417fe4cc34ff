/** How much longer than in `npm test` a fuzz runs: `PATCHBAY_FUZZ_TIMES=50 npm run test:unit`. */
const TIMES = Number(process.env['PATCHBAY_FUZZ_TIMES'] ?? 1);
const SEED = process.env['PATCHBAY_FUZZ_SEED'];

/** fast-check's options for a fuzz that takes `runs` in `npm test`. */
export function runsOf(runs: number): { numRuns: number; seed?: number } {
  return { numRuns: runs * TIMES, ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
}
