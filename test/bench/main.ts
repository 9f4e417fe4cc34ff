import { parseArgs } from 'node:util';
import { classBench } from './class/classBench.ts';
import type { Bench } from './figure.ts';
import { emulatedBench, vagrantBench } from './besideQemu.ts';
import { loadBench } from './load.ts';
import { networksBench } from './networks.ts';
import { machineBench, templateBench } from './machine.ts';
import { playerBench } from './player.ts';
import { tabBench } from './tab.ts';
import { terminalBench } from './terminal.ts';
import { walkBench } from './walk.ts';
import { mistakesBench, mutateBench } from './wrongStates.ts';

/**
 * `npm run bench [NAME…] [-- --minutes N --most N --cycles N --count N --seed N]`: measures on this computer and prints Markdown
 * tables. Nothing else should run meanwhile. `load` and `networks`, which take a quarter of an hour and more, `class`, `vagrant`,
 * `emulated`, `tab`, `looks-like`, and `mutate`, which takes hours, only where they are named.
 */
const benches: Readonly<Record<string, Bench>> = {
  machine: machineBench,
  template: templateBench,
  player: playerBench,
  terminal: terminalBench,
  walk: walkBench,
  networks: networksBench,
  emulated: emulatedBench,
  tab: tabBench,
  load: loadBench,
  class: classBench,
  vagrant: vagrantBench,
  mutate: mutateBench,
  'looks-like': mistakesBench,
};
/** Those that take long or need more than the rest: only where they are named. */
const ONLY_NAMED = ['load', 'class', 'vagrant', 'emulated', 'tab', 'mutate', 'networks', 'looks-like'];

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    most: { type: 'string', default: '30' },
    cycles: { type: 'string', default: '200' },
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
});
const unknown = asked.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 ? !asked.includes(name) : ONLY_NAMED.includes(name)) continue;
  process.stdout.write(`\n| ${name} | measured | against |\n| --- | --- | --- |\n`);
  await bench(
    ({ what, measured, against = '' }) => process.stdout.write(`| ${what} | ${measured} | ${against} |\n`),
    {
      minutes: Number(values.minutes),
      most: Number(values.most),
      cycles: Number(values.cycles),
      count: Number(values.count),
      seed: Number(values.seed),
    },
  );
}
