import type { FailureText } from '../failureText.ts';

const NOT_STARTED = 'VS Code for the browser did not start.';
const NOT_INSTALLED = "Patchbay can't install VS Code for the browser.";

/** `npm start`: VS Code in the browser. */
export const browserEdition = {
  'server-not-known': {
    what: NOT_INSTALLED,
    why: "The registry's {package} is not the one that this version of Patchbay knows.",
    next: 'Ask the people who run your npm registry, or set npm to another one.',
  },
  'server-not-installed': {
    what: NOT_INSTALLED,
    why: '{said}',
    next: '{remedy}',
    cause: "npm is missing, or can't reach its registry.",
  },
  'server-not-unpacked': {
    what: "Patchbay can't unpack VS Code for the browser.",
    why: '{said}',
    next: 'Check that tar is installed and that the disk is not full, and start again.',
    cause: 'tar says why.',
  },
  'server-port-taken': {
    what: NOT_STARTED,
    why: 'Another program listens on port {port}.',
    next: 'Choose another with --port, or none: Patchbay finds a free one.',
  },
  'server-not-started': {
    what: NOT_STARTED,
    why: '{said}',
    next: 'Its log is {log}.',
    cause: 'The server ended, or did not answer within a minute.',
  },
  'server-ended': {
    what: 'VS Code for the browser ended.',
    why: 'Something else ended it, or it failed.',
    next: 'Start it again. Its log is {log}.',
  },
} as const satisfies Record<string, FailureText>;
