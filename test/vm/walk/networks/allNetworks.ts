import { CARRIERS } from './carriers.ts';
import { CLOUDS } from './clouds.ts';
import { DETOURS } from './detours.ts';
import { FILTERS } from './filters.ts';
import type { Network } from './network.ts';
import { ROUTERS } from './routers.ts';
import { SEGMENTS } from './segments.ts';
import { SIXES } from './sixes.ts';
import { SWITCHED_NETWORKS } from './switches.ts';
import { TWELVE } from './twelve.ts';

/** All networks of public sources; `npm run bench -- networks` walks through each of them. */
export const NETWORKS: readonly Network[] = [
  ...TWELVE,
  ...ROUTERS,
  ...SWITCHED_NETWORKS,
  ...SEGMENTS,
  ...FILTERS,
  ...DETOURS,
  ...SIXES,
  ...CARRIERS,
  ...CLOUDS,
];

/** Those that `npm test` walks through: of each kind some, since building one takes longer than most walks. */
const IN_TESTS = [
  ...TWELVE.map(({ name }) => name),
  ...['a router with rules', 'two ways and rules that choose'],
];

export const TESTED_NETWORKS = NETWORKS.filter(({ name }) => IN_TESTS.includes(name));
