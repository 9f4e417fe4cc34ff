import type { FailureText } from '../failureText.ts';
import { CHOOSE_QEMU, RESET_LESSON } from './remedies.ts';

/** Finding a lesson, reading it, and preparing its world. */
export const lesson = {
  'unknown-lesson': {
    what: "There is no lesson '{name}'.",
    why: '{folder} has none of this name, and there is no such folder. It has: {known}.',
    next: 'Check the name: patchbay list shows the lessons.',
    badRequest: true,
  },
  'unknown-term': {
    what: "The glossary has no term '{name}'.",
    why: 'No term has this word. The nearest: {near}.',
    next: 'To list all terms, use: patchbay glossary.',
    badRequest: true,
  },
  'lesson-not-on-shelf': {
    what: 'There is no lesson {id}.',
    why: 'Its folder is not among the lessons of Patchbay, of this workspace or of your settings.',
    next: 'Choose one with Patchbay: Start Lesson.',
  },
  'no-lesson-there': {
    what: 'There is no lesson at {path}.',
    why: 'The folder does not exist.',
    next: 'Check the name: patchbay list shows the lessons.',
    badRequest: true,
  },
  'lesson-not-a-folder': {
    what: '{path} is not a folder.',
    why: 'A lesson is a folder with a lesson.md.',
    next: 'Name the folder that holds lesson.md.',
    badRequest: true,
  },
  'no-lessons-there': {
    what: 'There are no lessons in {path}.',
    why: 'Neither it nor a folder in it has a lesson.md.',
    next: 'Name a folder that holds lesson.md, or a folder of such folders.',
    badRequest: true,
  },
  'lesson-unreadable': {
    what: "Patchbay can't read {path}.",
    why: 'The system says {code}.',
    next: 'Check its permissions.',
    badRequest: true,
  },
  'lesson-broken': {
    what: "The lesson in {folder} can't be played.",
    why: '{problem}',
    next: 'See all problems of the lesson with: patchbay lint {folder}',
    cause: 'lesson.md has an error.',
    badRequest: true,
  },
  'unknown-step': {
    what: "The lesson {lesson} has no step '{step}'.",
    why: 'Its steps are: {known}.',
    next: 'Name one of them.',
    badRequest: true,
  },
  'start-not-reached': {
    what: 'The machine is not at the start of “{title}”.',
    why: 'A command of the step “{before}” did not work: {problem}.',
    next: 'Correct that step in lesson.md, then use Patchbay: Play from This Step again.',
  },
  'lesson-not-saved': {
    what: "{file} was not saved, so Patchbay can't play what it says.",
    why: 'VS Code could not write the file.',
    next: 'Save it, then use Patchbay: Play from This Step again.',
  },
  'requirements-unmet': {
    what: 'The lesson “{title}” needs {needs}.',
    why: 'The machine ({backend}) does not have it.',
    next: `Install it there ({remedy}), play the lesson in QEMU (${CHOOSE_QEMU}), or choose another lesson.`,
  },
  'world-not-prepared': {
    what: '{what}',
    why: '{said}.',
    next: 'Reset the lesson. If it fails again, the lesson itself is wrong: tell its author.',
    cause: 'A host of the lesson, a file of it, or its setup.sh could not be put in place in the machine.',
  },
  'state-unreadable': {
    what: "Patchbay can't read the network state.",
    why: 'In the machine: {said}.',
    next: RESET_LESSON,
    cause: 'patchbay-state in the machine failed.',
  },
  'progress-not-saved': {
    what: 'Patchbay did not save your progress.',
    why: '{said}.',
    next: 'Check the disk and the permissions of the data folder.',
    cause: 'The disk is full, or the data folder is read-only.',
  },
} as const satisfies Record<string, FailureText>;
