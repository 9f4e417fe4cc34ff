import type { FailureText } from '../failureText.ts';
import { CHOOSE_QEMU, LESS_BUSY } from './remedies.ts';

/** A machine of any kind, from its boot to its end. */
export const machine = {
  'boot-failed': {
    what: 'The machine did not start.',
    why: '{said}',
    next: 'Try again, or ask the doctor what is wrong: patchbay doctor.',
    cause: 'The virtual machine ended before its Linux was ready. The log has what it printed.',
  },
  'boot-timeout': {
    what: 'The machine did not become ready within {seconds} s.',
    why: 'The computer is very busy, or the machine hangs.',
    next: LESS_BUSY,
  },
  'connection-lost': {
    what: 'Patchbay has no connection to the machine.',
    why: '{reason}',
    next: 'Reset it, or destroy it and start again.',
    cause: 'The machine is off or hangs, or a network on the way to it is down.',
  },
  died: {
    what: 'The machine has died.',
    why: '{reason}',
    next: 'Start it again: Patchbay can replay the steps that you did.',
    cause: 'Its process was ended, or it crashed.',
  },
  'not-started': {
    what: 'The machine is not running.',
    why: 'It was not started, or it has ended.',
    next: 'Start it first.',
  },
  'not-running': {
    what: 'No machine is running.',
    why: 'It was not started, or it has ended.',
    next: 'Start one: patchbay start {lesson}',
  },
  'not-running-for': {
    what: 'No machine is running for {lesson}.',
    why: 'It was not started, or it has ended.',
    next: 'Start one: patchbay start {lesson}',
  },
  'machine-gone': {
    what: 'No machine {id} is running.',
    why: 'It was not started, or it has ended.',
    next: 'Start one: patchbay start LESSON.',
  },
  'no-checkpoints': {
    what: "Mutants can't be run on this machine.",
    why: "It ({backend}) can't save its state and go back to it, but each mutant must start from the same state.",
    next: `Use QEMU (${CHOOSE_QEMU}).`,
  },
  'checkpoint-gone': {
    what: 'The checkpoint does not exist.',
    why: 'It was discarded, or the machine was reset since.',
    next: 'Take another one.',
  },
  'facts-unknown': {
    what: 'The machine did not say what it is.',
    why: '{said}',
    next: 'Reset it, or start again.',
    cause: 'A program in the machine failed, and says why.',
  },
  'agent-missing': {
    what: 'The machine lacks what Patchbay needs in it.',
    why: 'patchbay-agent does not run there.',
    next: 'Destroy the machine and start again.',
  },
  'not-unique': {
    what: "The machine's clock and random numbers could not be set.",
    why: '{said}.',
    next: 'Build the guest image again: patchbay doctor --fix.',
    cause: 'patchbay-wake in the guest failed: the image may be of another version.',
  },
  'docker-not-running': {
    what: 'Docker did not start in the machine.',
    why: '{said}',
    next: 'Try again. In the machine, the daemons write to /var/log/dockerd.log and /var/log/containerd.log.',
    cause: 'containerd or dockerd ended, or did nothing for a minute. The message has what it printed last.',
  },
  'terminal-not-opened': {
    what: 'The terminal {name} could not be opened.',
    why: "The machine's patchbay-tty ended with code {exitCode}.",
    next: 'Reset the machine and try again.',
  },
  'terminal-without-location': {
    what: 'The terminal {name} could not be opened.',
    why: 'In the machine: {said}.',
    next: 'Open a terminal on a host or in a network namespace that exists.',
    cause: 'The host or the network namespace of the terminal is gone, or its name is misspelled.',
  },
  'file-not-written': {
    what: "Patchbay can't write the file {path} in the machine.",
    why: '{said}.',
    next: 'Reset the machine and try again.',
    cause: "The machine's memory is full, or its folder is read-only.",
  },
} as const satisfies Record<string, FailureText>;
