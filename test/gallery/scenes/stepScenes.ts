import type { BlockView } from '../../../extension/protocol/playerView.ts';
import { message, playerView, step, type Scene } from './scene.ts';

const STEPS = [
  step('true', { title: 'Achieved, and still true', achieved: true, trueNow: true }),
  step('false', { title: 'Achieved, and not true now', achieved: true, trueNow: false }),
  step('unlooked', { title: 'Achieved, and not looked at', achieved: true }),
  step('doubt', { title: 'Could not be checked', couldNotCheck: true }),
  step('skipped', { title: 'Skipped', skipped: true }),
  step('checking', { title: 'Being checked', checking: true }),
  step('solving', { title: 'Being shown', solving: true }),
  step('here', { title: 'Where the learner is' }),
  step('later', { title: 'To do' }),
];
/** Passed, and another network than the lesson's. */
const DIFFERENCES = {
  title: "Passed. Your network differs from the lesson's in 2 places.",
  places: [
    { text: 'more: red: eth0, veth to vm, has 172.21.22.23/24', node: 'vm/red|eth0' },
    { text: 'missing: vm: net.ipv4.ip_forward is 1', node: null },
  ],
};
const CHECKS = {
  kind: 'checks',
  checks: [
    {
      ...{ id: 'a/1', what: 'The cable is there, and both ends are up', status: 'fail', moreHints: 0 },
      ...{ wanted: 'veth-red: with a carrier', seen: 'veth-red: without a carrier' },
      ...{ hintsHtml: [], packet: null },
    },
  ],
} as const satisfies BlockView;
/** Failed as in a known mistake. */
const LOOKS_LIKE = 'This looks like “one end off”: Only one of the two switches.';
const closed = Object.fromEntries(STEPS.map(({ id }) => [id, false]));

/** The headings of steps in every state, and the buttons below a step. */
export const stepScenes: readonly Scene[] = [
  {
    name: 'steps-closed',
    width: 1240,
    height: 760,
    part: '.lesson',
    state: { open: { ...closed, here: true } },
    messages: [message(playerView({ steps: STEPS, current: 'here' }))],
  },
  {
    name: 'step-achieved',
    width: 1240,
    height: 400,
    part: '.step.current',
    messages: [message(playerView({ steps: [step('a', { achieved: true, trueNow: true })], current: 'a' }))],
  },
  {
    name: 'step-differs',
    width: 1240,
    height: 400,
    part: '.step.current',
    messages: [
      message(
        playerView({
          steps: [step('a', { achieved: true, trueNow: true, differences: DIFFERENCES })],
          current: 'a',
        }),
      ),
    ],
  },
  {
    name: 'step-looks-like',
    width: 1240,
    height: 400,
    part: '.step.current',
    messages: [
      message(
        playerView({
          steps: [step('a', { trueNow: false, looksLike: LOOKS_LIKE, blocks: [CHECKS] })],
          current: 'a',
        }),
      ),
    ],
  },
  {
    name: 'step-other',
    width: 1240,
    height: 400,
    part: '#step-a',
    messages: [message(playerView({ steps: [step('a', { achieved: true }), step('b')], current: 'b' }))],
  },
];
