import { say } from '../language/say.ts';
import type { Lesson } from '../lesson/model/lesson.ts';
import { VM_HOST, type ExecResult, type Machine, type Operation } from '../machine/machine.ts';
import { failure } from '../failure/failure.ts';
import { FailureError } from '../failure/failureError.ts';

/** The lesson's folder in the machine: its files are copied here, and terminals start in it. */
export const LESSON_FOLDER = '/root/lesson';

/** Not every backend sets the kernel's command line (ipv6.disable_ipv6), and later NICs must not send IPv6 either. */
const BEGIN = `
mkdir -p ${LESSON_FOLDER} || exit
quiet=/proc/sys/net/ipv6/conf/default/disable_ipv6
[ ! -e $quiet ] || echo 1 >$quiet`;

/** Makes the lesson's world in a machine that has just started or was reset: hosts, files, then setup.sh. */
export async function prepareWorld(
  lesson: Lesson,
  machine: Machine,
  operation: Operation = {},
): Promise<void> {
  const { onProgress, signal } = operation;
  const hosts = lesson.hosts.filter((host) => host !== VM_HOST);
  onProgress?.({ message: say("Preparing the lesson's world") });
  await must(machine, { script: BEGIN }, `The lesson's folder was not made.`, signal);
  if (hosts.length > 0) {
    await must(
      machine,
      { argv: ['patchbay-host', 'add', ...hosts] },
      `The hosts ${hosts.join(', ')} were not made.`,
      signal,
    );
  }
  for (const file of lesson.files) {
    signal?.throwIfAborted();
    await machine.copyIn(`${LESSON_FOLDER}/${file.path}`, file.bytes);
  }
  if (lesson.setup !== undefined) {
    const script = `cd ${LESSON_FOLDER} && set -eu -o pipefail\n${lesson.setup}`;
    await must(machine, { script }, `The lesson's setup.sh failed.`, signal);
  }
}

async function must(
  machine: Machine,
  command: Parameters<Machine['exec']>[1],
  what: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const result = await machine.exec(VM_HOST, command, { signal, timeoutMs: 60_000 });
  if (result.exitCode !== 0) throw guestFailed(what, result);
}

function guestFailed(what: string, result: ExecResult): FailureError {
  const said = (result.stderr || result.stdout).trim().split('\n').slice(-3).join(' / ');
  return new FailureError(
    failure('world-not-prepared', {
      what,
      said: result.timedOut
        ? 'It did not end in 60 s'
        : `In the machine: ${said || `exit code ${result.exitCode}`}`,
    }),
  );
}
