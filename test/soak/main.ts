import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../extension/build/root.ts';
import { editorFaults, endEditor } from './editorFaults.ts';
import type { Fault } from './fault.ts';
import { Learner } from './learner.ts';
import { machineFaults } from './machineFaults.ts';
import { SeededRandom } from './seededRandom.ts';
import { soak } from './soak.ts';
import { SoakWorld } from './soakWorld.ts';
import { startFaults } from './startFaults.ts';
import { storeFaults } from './storeFaults.ts';

/** `npm run soak [-- --machine v86 --faults N --minutes M --seed S --only TEXT]`: see README.md. */
const options = {
  faults: { type: 'string', default: '200' },
  minutes: { type: 'string', default: '60' },
  seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  only: { type: 'string', default: '' },
  machine: { type: 'string', default: 'qemu' },
} as const;
const { values } = parseArgs({ options });
const [count, minutes, seed] = [values.faults, values.minutes, values.seed].map(Number);
const isQemu = values.machine === 'qemu';
if (!count || !minutes || seed === undefined || Number.isNaN(seed) || !(isQemu || values.machine === 'v86')) {
  process.stderr.write(
    'npm run soak -- [--faults NUMBER] [--minutes NUMBER] [--seed NUMBER] [--only TEXT] [--machine qemu|v86]\n',
  );
  process.exit(2);
}
const random = new SeededRandom(seed);
process.stdout.write(
  `seed ${seed}: npm run soak -- --machine ${values.machine} --seed ${seed} --faults ${count} repeats this run\n`,
);

// Ctrl-C ends it after the fault that is under way, with the table of those before; twice ends it at once.
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());

// For the extension too.
process.env['PATCHBAY_MACHINE'] = values.machine;
const world = new SoakWorld(isQemu);
const kinds: readonly Fault[] = [...machineFaults, ...storeFaults, ...startFaults, ...editorFaults].filter(
  ({ kind, qemuOnly = false }) =>
    kind.includes(values.only) &&
    (isQemu || !qemuOnly) &&
    (world.hasOwnDisk || !kind.startsWith('host disk')),
);
try {
  const learner = await Learner.begin(world, join(ROOT, 'test/browser/lessons/short'));
  const failed = await soak({ world, learner, random }, kinds, {
    count,
    over: AbortSignal.any([AbortSignal.timeout(minutes * 60_000), interrupted.signal]),
    say: (line) => process.stdout.write(`${line}\n`),
  });
  await learner.end();
  const left = await endEditor();
  if (left.length > 0) process.stdout.write(`The editor leaves ${left.join(', ')}\n`);
  process.exitCode = failed === 0 && left.length === 0 ? 0 : 1;
} finally {
  world.remove();
}
