import type { FailureText } from '../failureText.ts';
import { RESET_LESSON } from './remedies.ts';

const NOT_MEASURED = 'The rate was not measured.';

/** Looking at the network: places in it, walks, and rates. */
export const network = {
  'unknown-location': {
    what: 'There is no place {written}.',
    why: '{instead}',
    next: 'Name a host, a namespace or a container that exists.',
    cause: 'The name has a typing error, or nothing of this name exists yet.',
    badRequest: true,
  },
  'ambiguous-location': {
    what: 'There is more than one {written}.',
    why: 'Several hosts have a namespace of this name.',
    next: 'Write {which}.',
    badRequest: true,
  },
  'no-address': {
    what: '{name} has no address to send to.',
    why: 'None of its interfaces has a global address.',
    next: 'Give it one, or name an address.',
    badRequest: true,
  },
  'walk-outside-lesson': {
    what: "Patchbay can't follow a packet from there.",
    why: 'A walk begins and ends on the hosts of the lesson, or in their namespaces.',
    next: 'Choose two interfaces of the lesson.',
  },
  'change-refused': {
    what: 'Patchbay typed nothing.',
    why: '{why}',
    next: 'Change the form, and press the button again.',
    cause: 'What you chose is gone from the network, or a field contains something else than it can.',
  },
  'walk-not-recorded': {
    what: "Patchbay can't record the packet's path.",
    why: 'In the machine: {said}.',
    next: RESET_LESSON,
    cause: 'patchbay-capture in the machine failed.',
  },
  'capture-not-saved': {
    what: 'The capture was not saved.',
    why: '{said}.',
    next: 'Choose another file.',
    cause: 'The folder does not exist, or is not writable.',
  },
  'iperf3-missing': {
    what: NOT_MEASURED,
    why: 'iperf3 is not installed there.',
    next: 'Install it there: apt-get install iperf3.',
  },
  'iperf3-unfinished': { what: NOT_MEASURED, why: 'iperf3 did not finish.', next: 'Measure it again.' },
  'rate-refused': {
    what: NOT_MEASURED,
    why: 'Nothing listens there.',
    next: "Start the lesson's server, and measure it again.",
  },
  'rate-server-busy': {
    what: NOT_MEASURED,
    why: 'The server there is busy with another test.',
    next: 'Wait for that test, and measure it again.',
  },
  'rate-no-reply': {
    what: NOT_MEASURED,
    why: 'No reply came.',
    next: 'Check the path with a ping or a walk, and measure it again.',
  },
  'rate-no-route': {
    what: NOT_MEASURED,
    why: 'There is no route there.',
    next: 'Build this path first: the step of the lesson says how.',
  },
  'rate-nothing-received': {
    what: NOT_MEASURED,
    why: 'The server received nothing.',
    next: 'Check the path with a ping or a walk, and measure it again.',
  },
  'rate-unknown': { what: NOT_MEASURED, why: 'iperf3 says: {said}.', next: 'Measure it again.' },
} as const satisfies Record<string, FailureText>;
