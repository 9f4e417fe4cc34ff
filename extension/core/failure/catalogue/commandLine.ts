import type { FailureText } from '../failureText.ts';

const ANOTHER_FILE = 'Name another file.';

/** What is asked of the command line, and what it writes. */
export const commandLine = {
  'no-terminal': {
    what: 'patchbay shell needs a terminal.',
    why: 'Its input is not one.',
    next: 'To run one command, use: patchbay exec -- COMMAND.',
    badRequest: true,
  },
  'bad-host-names': {
    what: "'{written}' are not names of hosts.",
    why: 'A name has up to 15 lower-case letters and digits, a letter first; each is there once, and there are at most 15.',
    next: 'Write them like this: --hosts a,b,c.',
    badRequest: true,
  },
  'sandbox-running': {
    what: 'A sandbox is running already.',
    why: 'There is one at a time, and this one has work of yours in it.',
    next: 'Go on with it (patchbay shell), or end it first: patchbay destroy sandbox.',
    badRequest: true,
  },
  'network-not-saved': {
    what: 'The network was not saved.',
    why: '{said}.',
    next: ANOTHER_FILE,
    cause: 'The folder does not exist, or is not writable.',
    badRequest: true,
  },
  'nothing-to-save': {
    what: 'There is no network to make a lesson of.',
    why: 'The machine has no interface but its own.',
    next: 'Build something first.',
    badRequest: true,
  },
  'unknown-log-choice': {
    what: "PATCHBAY_LOG has '{word}', which is neither a level nor a part of Patchbay.",
    why: 'The levels are {levels}; the parts are {tags}.',
    next: '{instead}. For example: PATCHBAY_LOG=debug, or PATCHBAY_LOG=warn,ssh=trace.',
    badRequest: true,
  },
  'no-command': {
    what: 'There is no command to run.',
    why: 'patchbay exec runs the words after it.',
    next: 'Say what to run, for example: patchbay exec -- ip addr.',
    badRequest: true,
  },
  'several-probes': {
    what: 'A walk sends one packet.',
    why: 'More than one of --tcp, --arp and --size was given.',
    next: 'Choose one of them.',
    badRequest: true,
  },
  'unknown-reporter': {
    what: "There is no reporter '{reporter}'.",
    why: 'The reporters are: {known}.',
    next: 'Use one of them.',
    badRequest: true,
  },
  'lesson-has-problems': {
    what: "The lesson can't be proven.",
    why: '{problem}',
    next: 'Correct it first: otherwise a proof would silently skip it.',
    cause: 'lesson.md, or a file beside it, has an error. patchbay lint shows all of them.',
    badRequest: true,
  },
  'lesson-without-chart': {
    what: 'The lesson {lesson} has no chart.',
    why: 'Patchbay measures the paths of a chart.',
    next: 'Name a lesson that has one: rates.',
    badRequest: true,
  },
  'no-lesson-running': {
    what: 'No lesson is running.',
    why: 'Without a name, Patchbay measures the lesson that you started last.',
    next: 'Start one (patchbay start rates), and then: patchbay rates.',
    badRequest: true,
  },
  'bad-lesson-id': {
    what: "'{id}' can't be a lesson's id.",
    why: 'An id is also the name of a folder.',
    next: 'Use lower-case letters, digits and dashes, a letter first.',
    badRequest: true,
  },
  'bad-language': {
    what: "'{language}' is not a language that a lesson can be translated to.",
    why: 'Languages have the same names as in VS Code, and lesson.md itself is in English.',
    next: 'Use a tag such as zh-cn, de or pt-br.',
    badRequest: true,
  },
  'translation-unreadable': {
    what: "Patchbay can't read the translation {file}, and did not change it.",
    why: 'It is not UTF-8 text, has hidden characters, or is larger than 1 MB.',
    next: 'See where with: patchbay lint {folder}',
    badRequest: true,
  },
  'part-not-stale': {
    what: 'Nothing was accepted: {parts} is not stale in {file}.',
    why: 'Patchbay accepts only stale parts: translated ones whose English was changed.',
    next: 'Use the names after the @ in that file, or --accept alone for all stale parts.',
    badRequest: true,
  },
  'lesson-folder-not-made': {
    what: 'Patchbay did not create the folder {folder}.',
    why: '{reason}.',
    next: 'Choose another id.',
    cause: 'It exists already, or the folder above it is not writable.',
    badRequest: true,
  },
  'unknown-import': {
    what: "Patchbay can't import '{format}'.",
    why: 'It reads: {known}.',
    next: 'Use one of them, for example: patchbay import killercoda FOLDER.',
    badRequest: true,
  },
  'no-scenario-there': {
    what: 'There is no Killercoda scenario in {path}.',
    why: 'It has no index.json with details and steps.',
    next: 'Name the folder of one scenario.',
    badRequest: true,
  },
  'file-too-large': {
    what: '{path} is too large to read.',
    why: 'A lesson has at most {limit} bytes of text.',
    next: 'Split the file.',
    badRequest: true,
  },
  'chart-not-written': {
    what: 'Patchbay did not save the chart.',
    why: '{said}.',
    next: ANOTHER_FILE,
    cause: 'The folder does not exist, or is not writable.',
    badRequest: true,
  },
  'picture-not-written': {
    what: 'Patchbay did not save the picture.',
    why: '{said}.',
    next: ANOTHER_FILE,
    cause: 'The folder does not exist, or is not writable.',
    badRequest: true,
  },
  'packets-not-written': {
    what: 'Patchbay did not save the packets.',
    why: '{said}.',
    next: ANOTHER_FILE,
    cause: 'The folder does not exist, or is not writable.',
    badRequest: true,
  },
} as const satisfies Record<string, FailureText>;
