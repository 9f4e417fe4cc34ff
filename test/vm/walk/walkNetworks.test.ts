import { describe, expect, test } from 'vitest';
import { TESTED_NETWORKS } from './networks/allNetworks.ts';
import { TOOLS } from './networks/network.ts';
import { untruths } from './networks/untruths.ts';
import { walkMachine } from './walkMachine.ts';

const { world, run, walked } = walkMachine();

/** Each truth was written by hand before a walk was run: it is told, or the walk says what it can't know. */
describe.each(TESTED_NETWORKS)('$name', ({ world: script, walks }) => {
  world(TOOLS + script);

  test.each(walks)('$what', async (truth) => {
    if (truth.first !== undefined) await run('vm', TOOLS + truth.first);
    expect(untruths(await walked(...truth.walk), truth)).toEqual([]);
  });
});
