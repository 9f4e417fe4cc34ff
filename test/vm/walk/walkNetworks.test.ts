import { describe, test } from 'vitest';
import { expectTruth } from './networks/expectTruth.ts';
import { TOOLS } from './networks/network.ts';
import { ROUTERS } from './networks/routers.ts';
import { SWITCHED_NETWORKS } from './networks/switches.ts';
import { TWELVE } from './networks/twelve.ts';
import { walkMachine } from './walkMachine.ts';

const { world, run, walked } = walkMachine();

/** Each truth was written by hand before a walk was run: it is told, or the walk says what it can't know. */
describe.each([...TWELVE, ...ROUTERS, ...SWITCHED_NETWORKS])('$name', ({ world: script, walks }) => {
  world(TOOLS + script);

  test.each(walks)('$what', async (truth) => {
    if (truth.first !== undefined) await run('vm', TOOLS + truth.first);
    expectTruth(await walked(...truth.walk), truth);
  });
});
