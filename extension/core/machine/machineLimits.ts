import { say, sentences } from '../language/say.ts';
import type { MachineFacts } from './machine.ts';

/** What a learner must know about a machine that can do less than others, in one or two sentences; else undefined. */
export function machineLimits({ backend }: Pick<MachineFacts, 'backend'>): string | undefined {
  if (backend !== 'v86') return undefined;
  return sentences([
    say(
      'This Linux runs in an emulated PC (v86): it has no Docker, no etcd and no internet, and its rates do not compare with real ones.',
    ),
    say(
      'If you can install QEMU, it is the better machine: choose it (the setting patchbay.machine) and run the doctor (patchbay doctor --fix --machine qemu).',
    ),
  ]);
}
