import { failure, failureText } from '../../../extension/core/failure/failure.ts';
import { chartView } from '../../../extension/player/view/pictureBlocks.ts';
import type { ChartView } from '../../../extension/protocol/playerView.ts';
import { blockScene, type Scene } from './scene.ts';

const path = { port: 5201, server: undefined, from: undefined };
const chart = {
  title: 'How fast is it?',
  comparedWith: 'a server with 10 Gbit/s',
  seconds: 1,
  paths: [
    { ...path, path: 'loopback', to: '127.0.0.1', links: 1, theirs: 40e9 },
    { ...path, path: 'veth and a bridge', to: '10.0.0.2', links: 5, theirs: 21e9 },
    { ...path, path: 'VXLAN', to: '10.20.1.3', links: 7, theirs: 9e9 },
  ],
};
const block = { kind: 'chart', chart, line: 1, endLine: 2 };

function view(
  id: string,
  compared: boolean,
  rates: Record<string, number>,
  status: { running: boolean; message: string },
): ChartView {
  const shown = compared
    ? chart
    : { ...chart, comparedWith: undefined, paths: chart.paths.map((one) => ({ ...one, theirs: undefined })) };
  return chartView(
    id,
    { ...block, chart: shown } as unknown as Parameters<typeof chartView>[1],
    rates,
    status,
  );
}

const some = { loopback: 553e6, 'veth and a bridge': 427e6 };

/** Charts: not measured, being measured, measured, and what kept them from it. */
export const chartScenes: readonly Scene[] = [
  blockScene('chart-open', 900, [view('open', false, {}, { running: false, message: '' })]),
  blockScene('chart-running', 900, [
    view('running', false, some, { running: true, message: 'Measuring VXLAN' }),
  ]),
  blockScene('chart-compared', 900, [
    view('done', true, { ...some, VXLAN: 390e6 }, { running: false, message: '' }),
  ]),
  blockScene('chart-failed', 900, [
    view('failed', false, some, {
      running: false,
      message: `VXLAN: ${failureText(failure('rate-refused'))}`,
    }),
  ]),
];
