import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { run } from '../../vm/process/run.ts';
import type { Fault } from './fault.ts';

export const startFaults: readonly Fault[] = [
  {
    kind: 'two starts at once',
    how: 'another process and this one start machines at once, every other time with the template to be made first',
    async inject({ world, learner, random }) {
      if (random.below(2) === 0) for (const folder of world.templates()) rmSync(folder, { recursive: true });
      const other = run([process.execPath, join(import.meta.dirname, 'startOnce.ts')], {
        env: { PATCHBAY_HOME: world.data.root },
        timeoutMs: 120_000,
      });
      const second = await createMachine({ requirements: { docker: false, internet: false } }, world.data);
      const [{ exitCode, stderr }] = await Promise.all([
        other,
        second.start(),
        learner.player.receive({ type: 'rebuild' }),
      ]);
      await second.destroy();
      if (exitCode !== 0) throw new Error(`The other process failed: ${stderr}`);
      learner.requireRunning();
      if (world.templates().length !== (world.isQemu ? 1 : 0))
        throw new Error(`There are ${world.templates().length} templates.`);
    },
  },
  {
    kind: 'cancelled',
    how: 'Cancel at a random moment of a start (every third time with the template to be made), a reset or a rebuild',
    async inject({ world, learner, random }) {
      const { player } = learner;
      const anew = random.below(3) === 0;
      if (anew) for (const folder of world.templates()) rmSync(folder, { recursive: true });
      const work =
        anew || random.below(2) === 0
          ? player.receive({ type: 'rebuild' })
          : player.receive({ type: 'reset' });
      await pause(random.below(anew ? 8000 : 1800));
      await player.receive({ type: 'cancel' });
      await work;
      const { phase, message } = learner.view;
      if (phase === 'running') return;
      if (!message.startsWith('Cancelled.'))
        throw new Error(`Cancelled, it is reported as: ${JSON.stringify(learner.view)}`);
      const left = world.left(undefined);
      if (left.length > 0) throw new Error(`Cancelled, it leaves ${left.join(', ')}`);
    },
  },
];
