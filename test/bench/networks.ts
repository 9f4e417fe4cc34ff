import fc from 'fast-check';
import { VM_HOST, type Machine } from '../../extension/core/machine/machine.ts';
import { runWalk } from '../../extension/core/walk/runWalk.ts';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { removeTestData, testData } from '../vm/harness/testData.ts';
import { NETWORKS } from '../vm/walk/networks/allNetworks.ts';
import { TOOLS, type Network } from '../vm/walk/networks/network.ts';
import { untruths } from '../vm/walk/networks/untruths.ts';
import { falseIn, pingsOf } from '../vm/walk/random/expectEnd.ts';
import { plans, type Plan } from '../vm/walk/random/plan.ts';
import { planScript } from '../vm/walk/random/planScript.ts';
import { spread, type Bench } from './figure.ts';

/** What was walked through, and what of it was false. */
interface Tally {
  readonly times: number[];
  readonly wrong: string[];
  cannotBuild: string[];
}

/** How true walks are: in networks of public sources, and in random ones beside a simulation of them. */
export const networksBench: Bench = async (report, { count, seed }) => {
  const data = testData();
  const machine = await createMachine({ requirements: { docker: false, internet: false } }, data);
  const random = fc.sample(plans, { numRuns: count, seed });
  const tell = (what: string, { times, wrong, cannotBuild }: Tally): void => {
    const built = cannotBuild.length === 0 ? '' : `; not built: ${cannotBuild.join(', ')}`;
    report({
      what,
      measured: `${times.length - wrong.length} of ${times.length} walks are true${built}`,
      against: `a walk: ${spread([...times].sort((a, b) => a - b))}`,
    });
    for (const text of wrong) process.stderr.write(`${text}\n\n`);
  };
  try {
    await machine.start();
    const known = newTally();
    for (const network of NETWORKS) await throughKnown(machine, network, known);
    tell(`${NETWORKS.length} networks of public sources`, known);
    const drawn = newTally();
    for (const [index, plan] of random.entries()) await throughRandom(machine, plan, index, drawn);
    tell(`${count} random networks, seed ${seed}`, drawn);
  } finally {
    await machine.destroy();
    removeTestData(data);
  }
};

function newTally(): Tally {
  return { times: [], wrong: [], cannotBuild: [] };
}

async function build(machine: Machine, name: string, script: string, tally: Tally): Promise<boolean> {
  await machine.reset();
  const { exitCode, stderr } = await machine.exec(VM_HOST, { script }, { timeoutMs: 120_000 });
  if (exitCode === 0) return true;
  tally.cannotBuild.push(`${name} (${stderr.trim().split('\n')[0] ?? ''})`);
  return false;
}

async function throughKnown(machine: Machine, { name, world, walks }: Network, tally: Tally): Promise<void> {
  if (!(await build(machine, name, TOOLS + world, tally))) return;
  for (const truth of walks) {
    if (truth.first !== undefined)
      await machine.exec(VM_HOST, { script: TOOLS + truth.first }, { timeoutMs: 120_000 });
    const started = performance.now();
    const result = await runWalk(machine, ...truth.walk);
    tally.times.push(performance.now() - started);
    const wrong = result.ok ? untruths(result.value.walk, truth) : [result.failure.why];
    if (wrong.length > 0) tally.wrong.push([`${name}, ${truth.what}:`, ...wrong].join('\n'));
  }
}

async function throughRandom(machine: Machine, plan: Plan, index: number, tally: Tally): Promise<void> {
  const { devices, pings } = pingsOf(plan);
  if (!(await build(machine, `random ${index}`, planScript(devices), tally))) return;
  for (const ping of pings) {
    const started = performance.now();
    const result = await runWalk(machine, ping.from, ping.address);
    tally.times.push(performance.now() - started);
    const wrong = result.ok ? falseIn(result.value.walk, ping) : [result.failure.why];
    if (wrong.length > 0) tally.wrong.push([`random network ${index}:`, ...wrong].join('\n'));
  }
}
