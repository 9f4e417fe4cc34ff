import { proseRenderer } from '../../../extension/core/prose/renderProse.ts';
import type { RunView, StopView, WalkOfferView } from '../../../extension/protocol/playerView.ts';
import { blockScene, type Scene } from './scene.ts';

const renderer = proseRenderer({ picture: () => undefined });
const prose = (markdown: string): string => renderer.prose(markdown);

const PROSE = `A bridge is a **switch** made of software: it *learns* which address is behind which port, see
[bridge(8)](https://man7.org/linux/man-pages/man8/bridge.8.html), or \`bridge fdb show\`.

### What it does

- It floods a frame for an address that it has not seen.
- It forwards one that it knows:

  1. looks at the table,
  2. sends it out of one port.

> A link that you make starts DOWN.

| flag    | means            |
| ------- | ---------------- |
| \`self\`  | the device's own |
| \`master\` | the bridge's     |

\`\`\`
ip link add br0 type bridge
\`\`\`
`;

const run = (id: string, change: Partial<RunView> = {}): RunView => ({
  ...{
    kind: 'run',
    id,
    code: 'ip link add br0 type bridge\nip link set br0 up',
    terminal: 'left',
    host: 'vm',
  },
  ...{ hidden: false, revealed: false, stays: false, status: 'ready', why: null, ...change },
});
const stop = (status: StopView['status']): StopView => ({
  ...{ kind: 'stop', id: `stop-${status}`, terminal: 'left', text: 'Stop tcpdump with Ctrl-C.', status },
});
const walk = (status: WalkOfferView['status']): WalkOfferView => ({
  ...{ kind: 'walk', id: `walk-${status}`, from: 'red', to: '10.0.0.2', status },
  html: prose('Follow a ping from `red` to `green`.'),
});

/** Each kind of block that has no scenes of its own elsewhere, in each of its states. */
export const blockScenes: readonly Scene[] = [
  blockScene('prose', 900, [{ kind: 'prose', html: prose(PROSE) }]),
  blockScene('run', 900, [
    run('ready'),
    run('running', { status: 'running' }),
    run('stays', { status: 'running', stays: true, code: 'tcpdump -i br0' }),
    run('done', { status: 'done' }),
    run('failed', { status: 'failed', why: 'ip ended with 2: RTNETLINK answers: File exists' }),
  ]),
  blockScene('solution', 500, [
    run('hidden', { hidden: true }),
    run('revealed', { hidden: true, revealed: true }),
  ]),
  blockScene('stop', 500, [stop('idle'), stop('ready'), stop('running'), stop('done')]),
  blockScene('output-look', 500, [
    { kind: 'output', text: '3: br0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP' },
    { kind: 'look', html: prose('See `br0`: its ports are the ends of two cables.'), nodes: ['x'] },
    { kind: 'look', html: prose('See `br1`, which is not there yet.'), nodes: [] },
  ]),
  blockScene('walk-offer', 700, [walk('ready'), walk('running'), walk('done'), walk('failed')]),
];
