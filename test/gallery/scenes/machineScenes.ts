import type { MachineView } from '../../../extension/protocol/playerView.ts';
import { message, playerView, step, type Scene } from './scene.ts';

const STEPS = [
  step('a', { achieved: true, trueNow: true }),
  step('b', { skipped: true }),
  step('c'),
  step('d'),
];

/** The header and the banner. */
function machineScene(name: string, machine: Partial<MachineView>): Scene {
  const view = playerView({ steps: STEPS, current: 'c' });
  return {
    name: `machine-${name}`,
    width: 1000,
    height: 220,
    part: '.player',
    messages: [message({ ...view, machine: { ...view.machine, ...machine } })],
  };
}

const failure = {
  code: 'boot-failed' as const,
  what: 'The machine did not start.',
  why: 'QEMU ended before the Linux in it answered.',
  next: 'Run the Doctor; it says what is missing on this computer.',
};

/** The machine in each phase. */
export const machineScenes: readonly Scene[] = [
  machineScene('running', {}),
  machineScene('starting', { phase: 'starting', message: 'Looking for QEMU', backend: '' }),
  machineScene('starting-part', { phase: 'starting', message: 'Building the guest image', fraction: 0.42 }),
  machineScene('resetting', { phase: 'resetting', message: 'A fresh machine is made' }),
  machineScene('replaying', { phase: 'replaying', message: 'Step 2 of 4: The step b', fraction: 0.5 }),
  machineScene('stopped', { phase: 'stopped' }),
  machineScene('stopped-failed', { phase: 'stopped', failure }),
  machineScene('lost', { phase: 'lost', failure: { ...failure, what: 'The machine ended.' } }),
];
