import { message, say } from '../../extension/core/language/say.ts';

/** What the scripts that make and prepare a learner's machine report of their progress (`PROGRESS …`). */
const WORDS: ReadonlySet<string> = new Set([
  // vm/image/qemu
  message('choosing packages'),
  message('reading package lists'),
  message('downloading packages'),
  message('unpacking the base system'),
  message('installing the base system'),
  message('installing the packages'),
  message('cleaning up after the installation'),
  message('setting up the guest'),
  message('making the initrd'),
  message('compressing the root file system'),
  message('writing the manifest'),
  message('the image is ready'),
  // vm/provision
  message('Asking apt for the newest list of packages'),
  message('Installing the packages of the guest'),
  message('Compiling the programs of the guest'),
  // vm/image/debian/docker-start
  message('Loading the image patchbay/busybox'),
]);

/** A script's words about its progress, in the reader's language; other words stay as the script says them. */
export function sayProgress(words: string): string {
  const [, start, again] = /^Starting (.+)|^Trying again: (.+)/s.exec(words) ?? [];
  if (start !== undefined) return say('Starting {program}', { program: start });
  if (again !== undefined) return say('Trying again: {why}', { why: again });
  return WORDS.has(words) ? say(words) : words;
}
