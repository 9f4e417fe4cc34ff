import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';
import { LESSONS } from '../../record/recorded.ts';

/** The texts were read beside the lessons, and say what is there. */
test.each(LESSONS)('the network at the end of %s, in words', async (id) => {
  const file = new URL(`../../fixtures/state/lessons/${id}.json`, import.meta.url);
  const { state, problems } = parseState(JSON.parse(readFileSync(file, 'utf8')));
  expect(problems).toEqual([]);
  await expect(`${topologyText(buildTopology(state))}\n`).toMatchFileSnapshot(
    `../../fixtures/topology/${id}.txt`,
  );
});
