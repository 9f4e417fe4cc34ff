import type { FaultView } from '../../../extension/protocol/faultView.ts';
import { message, playerView, type Scene } from './scene.ts';

const hunting: FaultView = {
  phase: 'hunting',
  told: [
    'The steps up to “A room of its own” are done, but something in the network is wrong.',
    'No longer true: red answers across the cable',
  ],
  was: [],
  look: null,
  seconds: null,
};
const over: FaultView = {
  ...hunting,
  phase: 'repaired',
  was: [
    'The interface was up before it moved, and is down now.',
    'Wanted: eth0 in red is up. Seen: eth0 is down.',
  ],
  look: { host: 'vm', command: 'ip -n red -d link' },
  seconds: 194,
};
const faultScene = (name: string, fault: FaultView): Scene => ({
  ...{ name: `fault-${name}`, width: 1240, height: 420, part: '.fault' },
  messages: [message(playerView({ fault, hasFaults: true }))],
});

/** Find the fault: the offer at the end of a lesson, the search, and its end. */
export const faultScenes: readonly Scene[] = [
  {
    ...{ name: 'fault-offer', width: 1240, height: 420, part: '.fault-offer' },
    messages: [message(playerView({ hasFaults: true }))],
  },
  faultScene('hunting', hunting),
  faultScene('looking', { ...hunting, phase: 'looking' }),
  faultScene('not-yet', { ...hunting, phase: 'not-yet' }),
  faultScene('repaired', over),
  faultScene('given-up', { ...over, phase: 'given-up' }),
];
