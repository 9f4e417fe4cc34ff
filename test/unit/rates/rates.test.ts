import { describe, expect, test, vi } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { parseLesson } from '../../../extension/core/lesson/read/parseLesson.ts';
import { noProgress, readProgress, withRate } from '../../../extension/core/session/lessonProgress.ts';
import { chartRows } from '../../../extension/core/rates/chartRows.ts';
import { chartSvg } from '../../../extension/core/rates/chartSvg.ts';
import { chartText } from '../../../extension/core/rates/chartText.ts';
import { measureRate, parseIperf3, type RunAtEnd } from '../../../extension/core/rates/iperf3.ts';
import type { RateChart } from '../../../extension/core/rates/rateChart.ts';
import { fence, head, lessonSource, upCheck } from '../lesson/lessonSource.ts';

const paths = [
  { path: 'loopback', to: '127.0.0.1', port: 5201, links: 1, theirs: 50e9 },
  { path: 'through <a> bridge', to: '10.0.0.2', port: 5201, links: 5, theirs: 25e9 },
];
const chart: RateChart = { title: 'Rates & more', comparedWith: 'a laptop', seconds: 1, paths };

describe('a {chart} block', () => {
  const text = (...lines: string[]): string => fence('yaml {chart}', ...lines);
  const first = text(
    'title: One',
    'paths:',
    '- {path: lo, to: 127.0.0.1, links: 1, theirs: 49.2G, server: vm}',
  );
  const all = text('title: All', 'comparedWith: a laptop', 'seconds: 2');
  const source = lessonSource(`${head}## Measure {#measure}\n${first}${all}${upCheck}`);

  test('is read, and one of all paths takes those of the charts before it', () => {
    expect(lintLesson(source)).toEqual([]);
    const blocks = parseLesson(source).lesson?.steps[0]?.blocks ?? [];
    const charts = blocks.flatMap((block) => (block.kind === 'chart' ? block.chart : []));
    const path = { path: 'lo', to: '127.0.0.1', port: 5201, links: 1, theirs: 49.2e9, server: 'vm' };
    expect(charts).toEqual([
      { title: 'One', comparedWith: undefined, seconds: 1, paths: [path] },
      { title: 'All', comparedWith: 'a laptop', seconds: 2, paths: [path] },
    ]);
  });
});

describe('what iperf3 says', () => {
  test('is what the server received', () => {
    const end = { sum_sent: { bits_per_second: 9 }, sum_received: { bits_per_second: 553e6 } };
    expect(parseIperf3(JSON.stringify({ end }))).toEqual({ ok: true, value: 553e6 });
  });

  test.each([
    ['unable to connect to server: Connection refused', 'rate-refused'],
    ['the server is busy running a test. try again later', 'rate-server-busy'],
    ['unable to connect to server: Operation now in progress', 'rate-no-reply'],
    ['unable to connect to server: Network is unreachable', 'rate-no-route'],
    ['unable to create a new stream', 'rate-unknown'],
  ])('or why there is no rate: %s', (error, code) => {
    const found = parseIperf3(JSON.stringify({ end: {}, error }));
    expect(found).toMatchObject({ ok: false, failure: { code } });
    if (code === 'rate-unknown') expect(found).toMatchObject({ failure: { why: `iperf3 says: ${error}.` } });
  });

  test('or that it was cut off', () => {
    expect(parseIperf3('{"end"')).toMatchObject({ ok: false, failure: { code: 'iperf3-unfinished' } });
    expect(parseIperf3('{}')).toMatchObject({ ok: false, failure: { code: 'rate-nothing-received' } });
  });

  test('or that it is not installed, at one end or the other, and then nothing else is run', async () => {
    const ends = { address: '10.0.0.2', port: 5201, seconds: 1 };
    const missing = { exitCode: 97, stdout: '', stderr: '', timedOut: false, truncated: false, ms: 1 };
    for (const server of [undefined, vi.fn<RunAtEnd>(() => Promise.resolve(missing))]) {
      const client = vi.fn<RunAtEnd>(() => Promise.resolve(missing));
      const measured = await measureRate({ ...ends, client, server });
      expect(measured).toMatchObject({ ok: false, failure: { code: 'iperf3-missing' } });
      expect([client.mock.calls.length, server?.mock.calls.length]).toEqual(server ? [0, 1] : [1, undefined]);
    }
  });
});

describe('a chart', () => {
  test('draws each computer on a scale of its own', () => {
    const { rows, theirs } = chartRows(chart, { loopback: 500e6, 'through <a> bridge': 400e6, other: 1e9 });
    expect(theirs).toBe('a laptop');
    expect(rows.map(({ here, theirs: other }) => [here, other])).toEqual([
      [
        { words: '500 Mbit/s', share: 1 },
        { words: '50 Gbit/s', share: 1 },
      ],
      [
        { words: '400 Mbit/s', share: 0.8 },
        { words: '25 Gbit/s', share: 0.5 },
      ],
    ]);
  });

  test('says what was not measured, and compares with nobody where there is nobody', () => {
    const alone = chartRows({ ...chart, paths: paths.map((path) => ({ ...path, theirs: undefined })) }, {});
    expect(alone.theirs).toBeNull();
    expect(chartText(alone)).toBe(
      [
        'Rates & more',
        '',
        'loopback            1 link   this machine  not measured',
        'through <a> bridge  5 links  this machine  not measured',
      ].join('\n'),
    );
  });

  test('in a terminal, bars as long as their share', () => {
    const text = chartText(chartRows(chart, { loopback: 500e6, 'through <a> bridge': 400e6 }));
    expect(text.match(/█+/g)?.map((bar) => bar.length)).toEqual([40, 32]);
    expect(text.match(/░+/g)?.map((bar) => bar.length)).toEqual([40, 20]);
  });

  test('as a picture holds no markup of the lesson', () => {
    const svg = chartSvg(chartRows(chart, { loopback: 500e6 }), { standalone: true });
    expect(svg).not.toContain('<a>');
    expect(svg).toContain('Rates &#38; more');
    expect(svg).toContain('not measured yet');
  });
});

test('rates are kept with the progress, and read again without what is no rate', () => {
  const kept = withRate(withRate(noProgress('rates'), 'loopback', 1), 'loopback', 2);
  expect(readProgress('rates', JSON.parse(JSON.stringify(kept)))?.rates).toEqual({ loopback: 2 });
  expect(readProgress('rates', { ...kept, rates: { a: -1, b: '3', c: 4 } })?.rates).toEqual({ c: 4 });
});
