import Elk from 'elkjs/lib/elk.bundled.js';
import { VM_HOST, type Machine } from '../../extension/core/machine/machine.ts';
import type { NetworkState } from '../../extension/core/state/networkState.ts';
import { readState } from '../../extension/core/state/readState.ts';
import { watchState } from '../../extension/core/state/watchState.ts';
import { buildTopology } from '../../extension/core/topology/buildTopology.ts';
import { layoutTopology } from '../../extension/core/topology/drawing/layoutTopology.ts';
import { topologySvg } from '../../extension/core/topology/drawing/topologySvg.ts';
import { runWalk } from '../../extension/core/walk/runWalk.ts';
import { createMachine, listMachines } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { SWITCHES, TUNNELS } from '../vm/walk/walkWorlds.ts';
import { spread, timings, type Bench } from './figure.ts';
import { processorSeconds } from './processorTime.ts';

const ROUNDS = 7;
const IDLE_SECONDS = 20;

/** The picture of the network: reading, laying out and drawing it, and a packet's way through it. */
export const walkBench: Bench = async (report) => {
  const data = testData();
  const elk = new Elk();
  const machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  try {
    await machine.start();
    for (const pairs of [5, 25, 100]) {
      await machine.reset();
      await must(machine, bridgeWith(pairs));
      const state = await readState(machine);
      const topology = buildTopology(state);
      const times = await timings(ROUNDS, async () => {
        topologySvg(await layoutTopology(topology, (graph) => elk.layout(graph)));
      });
      report({ what: `layout and drawing of ${topology.nodes.length} links`, measured: spread(times) });
    }

    await machine.reset();
    await must(machine, TUNNELS);
    const walks = await timings(ROUNDS, async () => {
      const result = await runWalk(machine, 'a', '10.20.1.3');
      if (!result.ok || !result.value.walk.answered) throw new Error('The walk was not answered.');
    });
    report({ what: 'a walk from a to b through a VXLAN, in 8 namespaces', measured: spread(walks) });

    await machine.reset();
    await must(machine, SWITCHES.replace(/cd \/tmp.*\n.*toyvm.*\n/, ''));
    await redraws(machine, elk, report);

    const [record] = await listMachines(data);
    const pid = record?.process?.pid;
    if (pid === undefined) throw new Error('The machine has no process.');
    const watching = new AbortController();
    const watch = watchState(machine, () => undefined, watching.signal);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const before = { guest: processorSeconds(pid), own: process.cpuUsage() };
    await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
    const own = process.cpuUsage(before.own);
    watching.abort(new Error('measured'));
    await watch;
    const percent = (seconds: number): string => `${((100 * seconds) / IDLE_SECONDS).toFixed(1)} % of a core`;
    report({
      what: `idle lesson, watched, over ${IDLE_SECONDS} s: the machine's process`,
      measured: percent(processorSeconds(pid) - before.guest),
      against: `Patchbay itself: ${percent((own.user + own.system) / 1e6)}`,
    });
  } finally {
    await machine.destroy();
    removeTestData(data);
  }
};

/** From `ip link set … down`, run in the guest, to the picture drawn anew. */
async function redraws(
  machine: Machine,
  elk: InstanceType<typeof Elk>,
  report: Parameters<Bench>[0],
): Promise<void> {
  const stop = new AbortController();
  let changed: (state: NetworkState) => void = () => undefined;
  const next = (): Promise<NetworkState> => new Promise((resolve) => (changed = resolve));
  const first = next();
  const watch = watchState(machine, (state) => changed(state), stop.signal);
  await first;
  const toldAfter: number[] = [];
  const times = await timings(ROUNDS, async (round) => {
    const started = performance.now();
    const told = next();
    const set = must(machine, `ip link set veth-blue ${round % 2 === 0 ? 'down' : 'up'}`);
    const state = await told;
    toldAfter.push(performance.now() - started);
    topologySvg(await layoutTopology(buildTopology(state), (graph) => elk.layout(graph)));
    await set;
  });
  stop.abort(new Error('measured'));
  await watch;
  report({
    what: '`ip link set … down` to the picture drawn anew, 10 namespaces',
    measured: spread(times),
    against: `the guest has sent the new state after ${spread(toldAfter.sort((a, b) => a - b))}`,
  });
}

function bridgeWith(pairs: number): string {
  return `set -e
{ echo link add br0 type bridge; echo link set br0 up
for n in $(seq 1 ${pairs - 1}); do
  echo "link add v$n type veth peer name w$n"; echo "link set v$n master br0 up"; echo "link set w$n up"
done; } | ip -batch -`;
}

async function must(machine: Machine, script: string): Promise<void> {
  const result = await machine.exec(VM_HOST, { script }, { timeoutMs: 120_000 });
  if (result.exitCode !== 0) throw new Error(`The guest says: ${result.stderr}`);
}
