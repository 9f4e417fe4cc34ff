import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import type { PlayerView } from '../../../extension/protocol/playerView.ts';
import { BRIDGE } from './networkScenes.ts';
import { message, playerView, step, terminal, type Scene } from './scene.ts';

const renderer = proseRenderer({ picture: () => undefined });
const prose = (markdown: string): string => renderer.prose(markdown);
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const NAME = 'a-very-long-interface-name-that-never-ends';

const whole = playerView({
  steps: [
    step('cable', { title: 'A cable', achieved: true, trueNow: true }),
    step('switch', {
      title: 'A switch',
      blocks: [
        { kind: 'prose', html: prose('A bridge joins the ends of cables.') },
        {
          ...{ kind: 'run', id: 'run', code: 'ip link add br0 type bridge', terminal: 'left', host: 'vm' },
          ...{ hidden: false, revealed: false, stays: false, status: 'done', why: null },
        },
        {
          kind: 'checks',
          checks: [
            {
              ...{ id: 'bridge/1', what: 'br0 is there', status: 'pass', wanted: '', seen: '' },
              ...{ hintsHtml: [], moreHints: 0, packet: null },
            },
          ],
        },
      ],
    }),
    step('learn', { title: 'What it learns' }),
  ],
  current: 'switch',
  intro: [{ kind: 'prose', html: prose('Join two namespaces through a bridge.') }],
  terminals: [terminal('left'), terminal('red', { title: 'red (vm)' })],
  network: BRIDGE,
});

const long: PlayerView = {
  ...whole,
  lesson: {
    ...whole.lesson,
    ...{ id: 'long', title: `${LONG} ${LONG}`, minutes: 1, hosts: ['a', 'b', NAME] },
  },
  machine: { ...whole.machine, backend: `ssh://${NAME}@${NAME}.example.org:2222` },
  steps: [
    step('long', {
      title: LONG,
      blocks: [
        { kind: 'prose', html: prose(`${LONG}: \`${NAME}${NAME}${NAME}\``) },
        {
          ...{
            kind: 'run',
            id: 'run',
            terminal: NAME,
            host: NAME,
            code: `ip link set ${NAME} ${NAME} ${NAME}`,
          },
          ...{ hidden: false, revealed: false, stays: false, status: 'failed', why: `${LONG} ${LONG}` },
        },
        { kind: 'output', text: NAME.repeat(6) },
        {
          kind: 'checks',
          checks: [
            {
              ...{ id: 'long/1', what: LONG, status: 'fail', wanted: NAME.repeat(2), seen: NAME.repeat(3) },
              ...{ hintsHtml: [LONG], moreHints: 0, packet: null },
            },
          ],
        },
      ],
    }),
  ],
  current: 'long',
  terminals: [terminal('left', { title: `${NAME} (${NAME})`, state: 'busy', commandLine: NAME.repeat(4) })],
};

/** All panes together: wide, narrow, with nothing in them, with words that do not fit. */
export const wholeScenes: readonly Scene[] = [
  { name: 'whole-wide', width: 1280, height: 800, messages: [message(whole)] },
  { name: 'whole-narrow', width: 600, height: 800, messages: [message(whole)] },
  {
    ...{ name: 'whole-narrow-network', width: 600, height: 800, messages: [message(whole)] },
    state: { stackedPane: 'network' },
  },
  { name: 'whole-empty', width: 1000, height: 500, messages: [message(playerView())] },
  { name: 'whole-long', width: 1000, height: 800, messages: [message(long)] },
  {
    ...{ name: 'whole-screen-reader', width: 1000, height: 500 },
    messages: [message({ ...whole, settings: { ...whole.settings, screenReader: true } })],
  },
];
