import type { Bench } from './figure.ts';
import { machineBench, templateBench } from './machine.ts';
import { playerBench } from './player.ts';
import { walkBench } from './walk.ts';

/** `npm run bench [NAME…]`: measures on this computer and prints Markdown tables. Nothing else should run meanwhile. */
const benches: Readonly<Record<string, Bench>> = {
  machine: machineBench,
  template: templateBench,
  player: playerBench,
  walk: walkBench,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => benches[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n| ${name} | measured | against |\n| --- | --- | --- |\n`);
  await bench(({ what, measured, against = '' }) =>
    process.stdout.write(`| ${what} | ${measured} | ${against} |\n`),
  );
}
