import type { FailureText } from '../failureText.ts';

/** What a machine of any kind needs of the learner's computer. */
export const computer = {
  'no-space': {
    what: 'There is not enough free space in {folder}.',
    why: '{reason}',
    next: 'Free some space, or set PATCHBAY_HOME to a folder on another disk.',
    cause: 'The disk is full, or has less free space than the work needs.',
  },
  'no-memory': {
    what: 'There is not enough memory for a machine.',
    why: '{reason}',
    next: 'Close other programs or machines.',
    cause: 'Other programs and machines use the memory.',
  },
  'low-memory': {
    what: '{free} of memory are free.',
    why: 'A machine needs {wanted}.',
    next: 'Close other programs or machines.',
  },
  'data-folder-closed': {
    what: "Patchbay can't write to its data folder {folder}.",
    why: 'The system says {code}.',
    next: 'Make it writable, or set PATCHBAY_HOME to a folder that is.',
  },
  'settings-unreadable': {
    what: "Patchbay can't read the settings in {file}.",
    why: '{reason}.',
    next: 'Correct the file, or remove it.',
    cause: 'The file is not valid JSON, or has a key that Patchbay does not know.',
  },
  'unknown-machine': {
    what: "There is no machine '{machine}'.",
    why: 'It is one of: auto, qemu, vagrant, v86, ssh://user@host:port.',
    next: 'Name one of them with --machine, PATCHBAY_MACHINE or the setting patchbay.machine.',
  },
  'packages-not-installed': {
    what: 'apt did not install the packages {packages}.',
    why: '{said}.',
    next: 'Install them yourself: sudo apt-get install {packages}.',
    cause: 'apt says why; often there is no network, or sudo needs a password.',
  },
  'packages-need-debian': {
    what: "Patchbay can't install packages on this system.",
    why: 'The doctor only knows Debian and its derivatives.',
    next: 'Install them with your own package manager.',
  },
  'no-automatic-fix': {
    what: "Patchbay can't fix {finding} by itself.",
    why: 'It depends on the computer itself.',
    next: 'Follow the advice of: patchbay doctor.',
  },
} as const satisfies Record<string, FailureText>;
