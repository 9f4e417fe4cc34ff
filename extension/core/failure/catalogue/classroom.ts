import type { FailureText } from '../failureText.ts';

/** `patchbay class`. */
export const classroom = {
  'class-bad-name': {
    what: "'{name}' can't be the name of a class.",
    why: 'It is also the name of a folder.',
    next: 'Use up to 20 lower-case letters, digits and dashes, a letter or digit first.',
    badRequest: true,
  },
  'class-served': {
    what: 'The class {name} is served already.',
    why: 'Another patchbay class serve runs for it on this computer.',
    next: 'End that one first (Ctrl-C), or give this class another name: --name NAME.',
    badRequest: true,
  },
  'class-not-there': {
    what: 'There is no class {name} on this computer.',
    why: 'The classes are: {known}.',
    next: 'Name one of them: --name NAME.',
    cause: 'It was never served here, was removed, or is in another data folder (PATCHBAY_HOME).',
    badRequest: true,
  },
  'class-not-listening': {
    what: "The class can't be served on port {port}.",
    why: '{said}.',
    next: 'Choose another port: --port 8081.',
    cause: 'Another program has the port, or only root may use it (below 1024).',
  },
  'class-no-certificate': {
    what: "The class can't be served over https.",
    why: '{said}.',
    next: 'Name the certificate with --tls-cert FILE and its key with --tls-key FILE, both in PEM.',
    cause: 'One of the files is missing or not readable, or the key does not belong to the certificate.',
    badRequest: true,
  },
  'class-bad-address': {
    what: "'{address}' is not an address that a class can have.",
    why: '--public is what learners type: http or https, a name, and a path where there is one.',
    next: 'For example: --public https://school.example/lab/.',
    badRequest: true,
  },
  'class-bad-weights': {
    what: "Patchbay can't read the weights in {file}.",
    why: '{said}.',
    next: 'Write a JSON object with any of the keys achieved, hint, shown and skipped, each with a number from 0 to 1.',
    cause: 'The file is missing, is no JSON, or has another key or a number that is not between 0 and 1.',
    badRequest: true,
  },
  'class-out-of-reach': {
    what: "Patchbay can't reach the class at {address}.",
    why: '{said}.',
    next: 'Check the address that your teacher gave you, and that this computer is in the same network.',
    cause:
      'The class is not being served, the address has a mistake, or a firewall is between the two computers.',
  },
  'class-no-hub': {
    what: 'There is no class at {address}.',
    why: 'Something else answers there.',
    next: 'Type the whole address that your teacher gave you, with its port and path.',
    cause: 'It is the address of another program, or of another version of Patchbay.',
  },
  'class-not-joined': {
    what: 'You have not joined the class.',
    why: '{said}',
    next: 'Ask your teacher for the code of the class, and try again.',
    cause: 'The code is wrong, was tried too often, or the class is full.',
  },
} as const satisfies Record<string, FailureText>;
