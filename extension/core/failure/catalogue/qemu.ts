import type { FailureText } from '../failureText.ts';
import { ASK_DOCTOR, ASK_DOCTOR_TO_FIX } from './remedies.ts';

/** QEMU's machines: the program, the guest image, and machines that are made from it. */
export const qemu = {
  'qemu-missing': {
    what: '{program} is not installed.',
    why: 'Patchbay runs its Linux in QEMU.',
    next: '{hint} Or let the doctor do it: patchbay doctor --fix.',
  },
  'qemu-broken': {
    what: '{program} does not run.',
    why: 'Patchbay runs its Linux in QEMU.',
    next: '{hint} Or let the doctor do it: patchbay doctor --fix.',
  },
  'qemu-not-started': {
    what: "Patchbay can't start {program}.",
    why: '{said}.',
    next: ASK_DOCTOR,
    cause: 'The system refused to start the program, and says why.',
  },
  'unsupported-processor': {
    what: 'Patchbay has no guest for the processor {architecture}.',
    why: 'It builds guests for amd64 and arm64.',
    next: 'Use a machine over ssh, or Vagrant, instead.',
  },
  'image-missing': {
    what: 'There is no guest image in {folder}.',
    why: 'It has no manifest.json.',
    next: 'Build it: patchbay doctor --fix.',
  },
  'image-corrupt': {
    what: 'The guest image in {folder} is damaged.',
    why: '{reason}.',
    next: 'Build it again: patchbay doctor --fix.',
    cause: 'A file of it is missing, shorter than it should be, or changed.',
  },
  'image-tools-missing': {
    what: 'Missing packages: {packages}.',
    why: 'The guest image is built with them.',
    next: ASK_DOCTOR_TO_FIX,
  },
  'image-needs-debian': {
    what: "Patchbay can't build the guest image here.",
    why: 'The build needs Debian or Ubuntu.',
    next: 'Build it there with vm/image/qemu/build.sh, and set PATCHBAY_IMAGE to a copy of its folder.',
  },
  'build-failed': {
    what: '{product} could not be built.',
    why: '{said}.',
    next: '{remedy}',
    cause: 'The build script says why; its last lines are in the log.',
  },
  'build-needs-space': {
    what: '{product} could not be built.',
    why: '{said}.',
    next: 'Free some space, and start again.',
    cause: 'The disk has less free space than the build needs.',
  },
  'template-missing': {
    what: 'The prepared {machine} is missing.',
    why: 'Machines start in a second from one that has booted. Without it, the first start takes longer.',
    next: ASK_DOCTOR_TO_FIX,
  },
  'machine-not-saved': {
    what: 'QEMU did not save the machine.',
    why: 'Its migration ended with: {outcome}.',
    next: 'Check that the disk is not full, and try again.',
  },
} as const satisfies Record<string, FailureText>;
