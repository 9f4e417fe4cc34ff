import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { stateText } from '../../../extension/core/state/stateText.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';

test('two VRFs of a router, recorded: frames around their NICs, their tables, and no bridge', () => {
  const file = new URL('../../fixtures/state/networks/vrf.json', import.meta.url);
  const { state, problems } = parseState(JSON.parse(readFileSync(file, 'utf8')));
  expect(problems).toEqual([]);
  const text = topologyText(buildTopology(state));
  expect(text).toContain(
    'VRF blue in r1 (table 1101)\n  eth0, veth, up, 172.16.1.253/24, cable to eth0 in h1\n  blue, vrf, up',
  );
  expect(text).not.toContain('port of');
  const words = stateText(state);
  expect(words).toContain('in VRF blue');
  expect(words).toContain('route unreachable default table 1101 metric 8192');
  expect(words).toContain('rule 32765: from all lookup local');
  expect(words).toContain('rule 1000: from all lookup [l3mdev-table]');
});
