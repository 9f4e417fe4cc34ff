import type { FailureText } from '../failureText.ts';
import { QEMU_INSTEAD } from './remedies.ts';

/** Machines over ssh, and the guest's programs in them; Vagrant's machines are set up in the same way. */
export const ssh = {
  'ssh-setting': {
    what: "Patchbay can't use the setting ssh.{name}.",
    why: "It is '{value}'.",
    next: '{remedy}',
    cause: "The value is not an address, or names a file that Patchbay can't read.",
  },
  'unknown-host-key': {
    what: 'The host {name} is not known.',
    why: 'Its key is not in {file}. {shown}',
    next: 'Compare the fingerprint with the one that its owner gives, then: ssh-keyscan -p {port} {host} >>{file}.',
  },
  'not-disposable': {
    what: 'The machine {host} does not say that it is disposable.',
    why: 'Lessons change its network, and a reset empties /root, so nobody may need anything on it. It has no file {marker}.',
    next: 'If nobody needs anything on it, mark it: sudo touch {marker}. Then start again.',
  },
  'claimed-elsewhere': {
    what: 'The machine {host} is in use.',
    why: 'Patchbay on another computer uses it.',
    next: 'Use another machine. If nobody uses this one any more, remove {claim} there, or reboot it.',
  },
  'in-use-here': {
    what: 'The machine {host} is in use.',
    why: '{reason}',
    next: 'End that lesson first: patchbay destroy {lesson}',
    cause: 'A lesson runs on it already.',
  },
  'no-root': {
    what: "Patchbay can't become root on {address}.",
    why: '{said}',
    next: 'Let {user} use sudo without a password there, or log in as root.',
    cause: 'sudo asks for a password, or does not allow the user.',
  },
  'reset-command-failed': {
    what: 'The reset command {command} failed.',
    why: '{said}.',
    next: 'Check ssh.resetCommand in the settings.',
    cause: "The machine's own reset command ended with an error, and says why.",
  },
  'packages-unknown': {
    what: 'The machine did not say which packages it has.',
    why: '{said}.',
    next: 'Check that bash and dpkg-query run there.',
    cause: 'bash or dpkg-query is missing there, or fails.',
  },
  'packages-missing': {
    what: 'The machine lacks packages that every lesson needs.',
    why: 'Missing there: {packages}.',
    next: 'Install them there: apt-get install {packages}.',
  },
  'more-packages-missing': {
    what: 'The machine lacks packages that some lessons use: {packages}.',
    why: 'The other lessons work without them.',
    next: 'Install them there: apt-get install {packages}.',
  },
  'lessons-not-playable': {
    what: "The machine can't play {lessons}.",
    why: 'A lesson says what it needs from its machine. You can play the other lessons.',
    next: 'To play these too: {remedy}.',
  },
  'docker-missing': {
    what: 'This lesson needs Docker, which does not run on the machine.',
    why: 'Docker is not installed there.',
    next: `Install it there (apt-get install docker.io), or ${QEMU_INSTEAD}.`,
  },
  'guest-programs-not-copied': {
    what: "Patchbay can't write the guest's programs to the machine.",
    why: '{said}.',
    next: 'Check whether its disk is full or read-only, and start again.',
    cause: 'The disk of the machine is full or read-only.',
  },
  'guest-programs-not-installed': {
    what: "Patchbay can't set up the guest's programs in the machine.",
    why: '{said}.',
    next: "Check whether the machine reaches Debian's packages (a proxy?), or use a box that has them: npm run box.",
    cause: "apt can't fetch packages in the machine.",
  },
  'guest-programs-not-built': {
    what: "Patchbay can't set up the guest's programs in the machine.",
    why: '{said}.',
    next: 'Fix that there, and start again.',
    cause: 'The compiler in the machine says why.',
  },
  'world-not-saved': {
    what: 'Patchbay did not save the state of the machine.',
    why: '{said}.',
    next: 'Restore or reboot the machine, and start again.',
    cause: 'A program in the machine failed, and says why.',
  },
  'world-not-cleaned': {
    what: 'Patchbay did not clean the machine.',
    why: '{said}.',
    next: 'Restore or reboot the machine, and start again.',
    cause: 'A program in the machine failed, and says why.',
  },
} as const satisfies Record<string, FailureText>;
