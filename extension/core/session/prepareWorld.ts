import { say } from '../language/say.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import { VM_HOST, type ExecResult, type Machine, type Operation } from '../machine/machine.ts';
import { SANDBOX_ID } from '../sandbox/sandboxLesson.ts';
import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';

/** The lesson's folder in the machine: its files are copied here, and terminals start in it. */
export const LESSON_FOLDER = '/root/lesson';

/** Not every backend sets the kernel's command line (ipv6.disable_ipv6), and later NICs must not send IPv6 either. */
const BEGIN = `
mkdir -p ${LESSON_FOLDER} || exit
quiet=/proc/sys/net/ipv6/conf/default/disable_ipv6
[ ! -e $quiet ] || echo 1 >$quiet`;

/** Seconds that a part of it may take. */
const LONGEST_S = 60;

/** Makes the lesson's world in a machine that has just started or was reset: hosts, files, then setup.sh. */
export async function prepareWorld(
  lesson: Lesson,
  machine: Machine,
  operation: Operation = {},
): Promise<void> {
  const { onProgress, signal } = operation;
  const hosts = lesson.hosts.filter((host) => host !== VM_HOST);
  onProgress?.({ message: say("Preparing the lesson's network") });
  await must(machine, { script: BEGIN }, say("The lesson's folder was not made."), signal);
  if (hosts.length > 0) {
    await must(
      machine,
      { argv: ['patchbay-host', 'add', ...hosts] },
      say('The hosts {hosts} were not made.', { hosts: hosts.join(', ') }),
      signal,
    );
  }
  for (const file of lesson.files) {
    signal?.throwIfAborted();
    await machine.copyIn(`${LESSON_FOLDER}/${file.path}`, file.bytes);
  }
  if (lesson.setup !== undefined) {
    const script = `cd ${LESSON_FOLDER} && set -eu -o pipefail\n${lesson.setup}`;
    const failed =
      lesson.id === SANDBOX_ID ? say("The sandbox's script failed.") : say("The lesson's setup.sh failed.");
    await must(machine, { script }, failed, signal);
  }
}

async function must(
  machine: Machine,
  command: Parameters<Machine['exec']>[1],
  what: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const result = await machine.exec(VM_HOST, command, { signal, timeoutMs: LONGEST_S * 1000 });
  if (result.exitCode !== 0) throw guestFailed(what, result);
}

function guestFailed(what: string, result: ExecResult): FailureError {
  const said = (result.stderr || result.stdout).trim().split('\n').slice(-3).join(' / ');
  return new FailureError(
    failure('world-not-prepared', {
      what,
      said: result.timedOut
        ? say('It did not end in {seconds} s', { seconds: LONGEST_S })
        : said === ''
          ? say('In the machine: exit code {code}', { code: String(result.exitCode) })
          : say('In the machine: {said}', { said }),
    }),
  );
}
