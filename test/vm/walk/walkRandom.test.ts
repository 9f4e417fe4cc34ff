import fc from 'fast-check';
import { expect, test } from 'vitest';
import { falseIn, pingsOf } from './random/expectEnd.ts';
import { plans } from './random/plan.ts';
import { planScript } from './random/planScript.ts';
import { walkMachine } from './walkMachine.ts';

const { reset, run, walked } = walkMachine();

/** One machine for all; `npm run bench -- networks` draws 300, and others. */
const DRAWN = fc.sample(plans, { numRuns: 20, seed: 20 });

/** In each, walks end where a simulation of the network says, for its reason. */
test.each(DRAWN.map((plan, index) => ({ plan, index })))('random network $index', async ({ plan }) => {
  const { devices, pings } = pingsOf(plan);
  if (pings.length === 0) return;
  await reset();
  await run('vm', planScript(devices));
  for (const ping of pings.slice(0, 2))
    expect(falseIn(await walked(ping.from, ping.address), ping)).toEqual([]);
});
