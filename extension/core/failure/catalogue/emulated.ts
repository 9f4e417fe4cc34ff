import type { FailureText } from '../failureText.ts';
import { CHOOSE_QEMU } from './remedies.ts';

const PLAY_IN_QEMU =
  `Play it in QEMU (${CHOOSE_QEMU}; patchbay doctor --fix --machine qemu installs it), or choose another lesson.` as const;
export const HOW_TO_GET_SNAPSHOT =
  'Build it on Debian, in a checkout (npm run v86), and name its folder, or the https address of a copy, in settings.json as v86.snapshot.' as const;

/** The emulated machine (v86). */
export const emulated = {
  'snapshot-missing': {
    what: 'The emulated machine is not here.',
    why: 'There is none in {folder}, and the settings name no place to fetch it from.',
    next: HOW_TO_GET_SNAPSHOT,
  },
  'snapshot-not-fetched-yet': {
    what: 'The emulated machine is not here.',
    why: 'It plays the lessons that need neither Docker nor etcd on computers without QEMU: slowly, but with nothing to install.',
    next: 'Fetch it: patchbay doctor --fix.',
  },
  'snapshot-corrupt': {
    what: 'The emulated machine in {folder} is damaged.',
    why: '{said}.',
    next: 'Fetch it again: patchbay doctor --fix.',
    cause: 'A file of it is missing, shorter than it should be, or changed.',
  },
  'snapshot-not-fetched': {
    what: "Patchbay can't fetch the emulated machine from {source}.",
    why: '{said}.',
    next: 'Check the network and the place that the settings name (v86.snapshot), and try again.',
    cause: 'The place does not answer, or does not have the files.',
  },
  'emulator-not-started': {
    what: "Patchbay can't start the emulator.",
    why: '{said}.',
    next: 'Try again.',
    cause: 'The system refused to start the program, and says why.',
  },
  'emulated-no-docker': {
    what: 'This lesson needs Docker.',
    why: 'The emulated machine (v86) does not have it: an emulated processor is too slow for its daemon.',
    next: PLAY_IN_QEMU,
  },
  'emulated-no-etcd': {
    what: 'This lesson needs etcd.',
    why: "The emulated machine (v86) does not have it: Debian's etcd for i386 crashes when it starts.",
    next: PLAY_IN_QEMU,
  },
  'emulated-no-internet': {
    what: 'The emulated machine (v86) has no way to the internet.',
    why: 'It reaches nothing of this computer.',
    next: 'Start without it (without --internet, or with the setting patchbay.internet off), or use QEMU (patchbay doctor --fix --machine qemu installs it).',
  },
} as const satisfies Record<string, FailureText>;
