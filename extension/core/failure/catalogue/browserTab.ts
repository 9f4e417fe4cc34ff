import type { FailureText } from '../failureText.ts';

const KEPT = 'Your progress is kept, and so is what was fetched.';

/** Patchbay in a browser's tab: the site that `npm run site` makes. */
export const browserTab = {
  'tab-no-webassembly': {
    what: "This browser can't run the machine.",
    why: 'It has no WebAssembly, which the emulated PC needs.',
    next: 'Use a newer browser, or allow WebAssembly for this page. You can also play in VS Code.',
    cause: 'The browser is old, or its settings (a lockdown mode, a policy) turn WebAssembly off.',
  },
  'tab-lesson-not-fetched': {
    what: 'The lesson is not here.',
    why: '{said}.',
    next: 'Check the network, and load the page again.',
    cause: 'The site is out of reach, or was copied without all of its files.',
  },
  'tab-machine-not-fetched': {
    what: "The machine can't be fetched.",
    why: '{said}.',
    next: `Check the network, and try again. ${KEPT}`,
    cause: 'The connection was cut and did not come back, or the site was copied without its folder guest/.',
  },
  'tab-machine-damaged': {
    what: 'The downloaded machine does not belong to this site.',
    why: 'The checksum of {file} differs from the one in the list.',
    next: `Load the page again, because the site may have changed meanwhile; then try again. ${KEPT}`,
    cause: 'The site was changed while it was fetched, or its copy is damaged.',
  },
  'tab-emulator-not-started': {
    what: "The emulated PC can't start.",
    why: '{said}.',
    next: 'Close other tabs, because it needs about 600 MB of memory, and try again.',
    cause: 'The browser has too little memory, or did not load a file of the site.',
  },
} as const satisfies Record<string, FailureText>;
