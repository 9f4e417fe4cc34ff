import type { FailureText } from '../failureText.ts';

/** Where bugs are reported: package.json's `bugs.url`; a test compares them. */
export const REPORT_URL = 'https://github.com/patchbay/patchbay/issues/new/choose' as const;

/** Patchbay's own mistakes. */
export const ourselves = {
  bug: {
    what: 'Patchbay made a mistake.',
    why: 'It did not expect this: {said}.',
    next: `Please report it, with what you did before: ${REPORT_URL}.`,
    cause: 'This is a bug in Patchbay. The command line ends with exit code 70.',
  },
} as const satisfies Record<string, FailureText>;
