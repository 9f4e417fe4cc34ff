import { expect, test } from 'vitest';
import type { Packet } from '../../../extension/core/capture/packet.ts';
import { natEntries } from '../../../extension/core/explain/questions/natEntry.ts';
import type { Said } from '../../../extension/core/explain/questions/ask.ts';
import { network, ping, seen } from './sightings.ts';

/** As conntrack(8) prints it, on Linux 6.1. */
const LISTED = `icmp     1 27 src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=9 src=10.0.0.2 dst=198.51.100.1 type=0 code=0 id=9 mark=0 use=1
icmp     1 29 src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=1 src=10.0.0.2 dst=198.51.100.1 type=0 code=0 id=1 mark=0 use=1
conntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown.
`;

const state = network({ gw: { i: {}, o: {} } });

function from(source: string): Packet {
  const packet = ping();
  if (packet.network.kind !== 'ip') throw new Error('no IP');
  return { ...packet, network: { ...packet.network, source } };
}

test('the entry of this very packet proves what was rewritten, without what counts down in it', () => {
  const asked: string[] = [];
  const ask = (_space: unknown, argv: readonly string[]): Said => {
    asked.push(argv.join(' '));
    return { exitCode: 0, text: LISTED };
  };
  const way = [seen(state, 'i@gw in', 1, from('10.0.0.1')), seen(state, 'o@gw out', 2, from('198.51.100.1'))];
  expect(natEntries(state, ask, way)).toEqual([
    {
      kind: 'connection',
      where: 'gw',
      shows:
        'icmp src=10.0.0.1 dst=10.0.0.2 type=8 code=0 id=1 src=10.0.0.2 dst=198.51.100.1 type=0 code=0 id=1',
    },
  ]);
  expect(asked).toEqual(['conntrack -L -p icmp --orig-src 10.0.0.1 --orig-dst 10.0.0.2']);
});

test('a packet that nobody rewrote asks nothing, and no answer is no evidence', () => {
  const never = (): never => {
    throw new Error('asked');
  };
  const plain = [seen(state, 'i@gw in', 1), seen(state, 'o@gw out', 2, ping(63))];
  expect(natEntries(state, never, plain)).toEqual([]);
  const way = [seen(state, 'i@gw in', 1), seen(state, 'o@gw out', 2, from('198.51.100.1'))];
  expect(natEntries(state, () => null, way)).toEqual([]);
  expect(natEntries(state, () => ({ exitCode: 127, text: LISTED }), way)).toEqual([]);
});
