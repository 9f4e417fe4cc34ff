/**
 * How much of a fuzz is run: all of it in `npm test`, and a tenth, with other inputs each time, in `npm run test:unit`,
 * which is there to be quick. `PATCHBAY_FUZZ_TIMES=50 npm run test:unit` runs more.
 */
export const TIMES = Number(process.env['PATCHBAY_FUZZ_TIMES'] ?? 0.1);
const SEED = process.env['PATCHBAY_FUZZ_SEED'];

/** fast-check's options for a fuzz that takes `runs` in `npm test`. */
export function runsOf(runs: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.ceil(runs * TIMES), ...(SEED === undefined ? {} : { seed: Number(SEED) }) };
}
