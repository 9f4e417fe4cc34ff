import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createMachine } from '../../vm/machines/openMachine.ts';
import { pause } from '../../extension/core/async/pause.ts';
import { run } from '../../vm/process/run.ts';
import type { Fault } from './fault.ts';

/** Takes the port as soon as it is free, for as long as `until` lasts; resolves with whether it had it. */
async function snatch(port: number, until: Promise<unknown>): Promise<boolean> {
  let over = false;
  void until.catch(() => undefined).then(() => (over = true));
  let server: Server | undefined;
  const had = await new Promise<boolean>((resolve) => {
    const attempt = (): void => {
      if (over) return resolve(false);
      const mine = createServer();
      mine.once('error', () => setImmediate(attempt));
      mine.listen(port, '127.0.0.1', () => {
        server = mine;
        resolve(true);
      });
    };
    attempt();
  });
  await until.catch(() => undefined);
  server?.close();
  return had;
}

export const startFaults: readonly Fault[] = [
  {
    kind: 'port taken',
    qemuOnly: true,
    how: 'another program takes the machine’s port in the moment between two QEMUs of a reset',
    async inject({ learner }) {
      const port = learner.record?.port;
      if (port === undefined) throw new Error('The learner has no machine.');
      await snatch(port, learner.player.receive({ type: 'reset' }));
      learner.requireRunning();
    },
  },
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
