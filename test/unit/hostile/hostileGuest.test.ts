import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../../extension/core/checks/runChecks.ts';
import type { ExecResult } from '../../../extension/core/machine/machine.ts';
import { parseIperf3 } from '../../../extension/core/rates/iperf3.ts';
import type { NetworkState } from '../../../extension/core/state/networkState.ts';
import { parseState } from '../../../extension/core/state/parseState.ts';
import { stateIdentity } from '../../../extension/core/state/stateIdentity.ts';
import { stateText } from '../../../extension/core/state/stateText.ts';
import { watchState } from '../../../extension/core/state/watchState.ts';
import { buildTopology } from '../../../extension/core/topology/buildTopology.ts';
import { compareTopologies } from '../../../extension/core/topology/compareTopologies.ts';
import { layoutTopology, type GraphLayout } from '../../../extension/core/topology/drawing/layoutTopology.ts';
import { topologySvg } from '../../../extension/core/topology/drawing/topologySvg.ts';
import { topologyText } from '../../../extension/core/topology/topologyText.ts';
import { readCapture } from '../../../extension/core/capture/readCapture.ts';
import { buildWalk } from '../../../extension/core/walk/buildWalk.ts';
import { walkText } from '../../../extension/core/walk/walkText.ts';
import { lessonOf } from '../player/fakeMachine.ts';
import { lessonText } from './attacks/attack.ts';
import { CHECK_FIELDS, checkOf } from './attacks/commandAttacks.ts';
import { runsOf } from '../fuzzRuns.ts';
import { firstHarmful } from './harmlessMarkup.ts';
import { hostileState, realStates } from './hostileGuest.ts';

/** Puts everything in a row; where things are does not matter here. */
const inARow: GraphLayout = (graph) => {
  const place = (nodes: typeof graph.children): void =>
    nodes?.forEach((node, index) => {
      Object.assign(node, { x: index * 200, y: 10, width: node.width ?? 100, height: node.height ?? 50 });
      place(node.children);
    });
  place(graph.children);
  for (const edge of graph.edges ?? [])
    edge.sections = [{ id: edge.id, startPoint: { x: 0, y: 0 }, endPoint: { x: 9, y: 9 } }];
  return Promise.resolve(graph);
};

test('any state of the guest is read, described and drawn, and none of it acts', async () => {
  await fc.assert(
    fc.asyncProperty(hostileState, hostileState, async (raw, other) => {
      const { state } = parseState(raw);
      expect(stateIdentity(state)).not.toBe('');
      stateText(state);
      const topology = buildTopology(state);
      const changes = compareTopologies(buildTopology(parseState(other).state), topology);
      topologyText(topology, changes);
      const svg = topologySvg(await layoutTopology(topology, inARow), { changes });
      expect(firstHarmful(svg)).toBeUndefined();
    }),
    runsOf(400),
  );
});

test('no state makes objects that it did not name', () => {
  fc.assert(
    fc.property(hostileState, (raw) => void parseState(raw)),
    runsOf(200),
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

const capture = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc.uint8Array({ maxLength: 300 }).map((rest) => Uint8Array.from([...HEADER, ...rest])),
);
/** A section and an Ethernet link, as pcapng has them. */
const HEADER = [
  ...[
    0x0a,
    0x0d,
    0x0d,
    0x0a,
    28,
    0,
    0,
    0,
    0x4d,
    0x3c,
    0x2b,
    0x1a,
    1,
    0,
    0,
    0,
    ...Array<number>(8).fill(255),
    28,
    0,
    0,
    0,
  ],
  ...[1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0],
  ...[6, 0, 0, 0, 0x2c, 1, 0, 0],
];

test('any capture of the guest gives a walk', () => {
  fc.assert(
    fc.property(capture, hostileState, fc.string({ maxLength: 40 }), (bytes, raw, output) => {
      const { state } = parseState(raw);
      const from = state.namespaces[0];
      if (!from) return;
      const probe = { kind: 'ping' as const, from, address: '10.0.0.1', port: undefined, size: undefined };
      walkText(
        buildWalk({
          probe,
          from: 'vm',
          capture: readCapture(bytes),
          state,
          after: null,
          drops: [],
          dropsUnheard: null,
          framesLeftOut: 0,
          framesRepeated: 0,
          ask: () => null,
          output,
        }),
      );
    }),
    runsOf(300),
  );
});

/** Every answer that a program of the guest may give. */
const answer: fc.Arbitrary<ExecResult> = fc.record({
  stdout: fc.oneof(fc.string({ maxLength: 200 }), fc.json(), fc.constant('[]'), fc.constant('{"format":1}')),
  stderr: fc.string({ maxLength: 100 }),
  exitCode: fc.oneof(fc.constant(null), fc.constantFrom(0, 1, 2, 95, 96, 97, 98, 124, 137), fc.integer()),
  timedOut: fc.boolean(),
  truncated: fc.boolean(),
  ms: fc.constant(1),
});

test('whatever the programs of a check answer, the check has a result', async () => {
  const fields = Object.keys(CHECK_FIELDS);
  const { steps } = lessonOf(
    lessonText(`## Step {#step}\n\n${fields.map((field) => checkOf(field, '10.0.0.1')).join('\n')}`),
  );
  const checks = steps[0]?.checks ?? [];
  expect(checks.length).toBe(fields.length);
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 6 }), hostileState, async (answers, raw) => {
      let asked = 0;
      const results = await runChecks(checks, {
        machine: { exec: () => Promise.resolve(answers[asked++ % answers.length]!) },
        readState: () => Promise.resolve(parseState(raw).state),
        defaultHost: 'vm',
      });
      for (const { status } of results) expect(['pass', 'fail', 'error', 'not-run']).toContain(status);
    }),
    runsOf(100),
  );
});

test('whatever iperf3 prints is a rate or a reason', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        answer.map(({ stdout }) => stdout),
      ),
      (json) => {
        const rate = parseIperf3(json);
        if (rate.ok) expect(Number.isFinite(rate.value)).toBe(true);
      },
    ),
    runsOf(300),
  );
});

test('a watch that is told no end of a state keeps none of it, and still hears the next', async () => {
  const states: NetworkState[] = [];
  const next = JSON.stringify(realStates[0]);
  await watchState(
    {
      exec: (_host, _command, { onStdout } = {}) => {
        for (let count = 0; count < 100; count++) onStdout?.('x'.repeat(1_000_000));
        onStdout?.(`\x1e${next.slice(0, 100)}`);
        onStdout?.(`${next.slice(100)}\x1e`);
        return Promise.resolve({
          stdout: '',
          stderr: '',
          exitCode: 0,
          timedOut: false,
          truncated: false,
          ms: 1,
        });
      },
    },
    (state) => states.push(state),
    new AbortController().signal,
  );
  expect(states).toEqual([parseState(realStates[0]).state]);
});

test('the states that are altered are real ones', () => {
  for (const state of realStates) expect(parseState(state).problems).toEqual([]);
});
