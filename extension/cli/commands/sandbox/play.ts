import { failure } from '../../../core/failure/failure.ts';
import { FailureError } from '../../../core/failure/failureError.ts';
import { say } from '../../../core/language/say.ts';
import { sandboxLesson } from '../../../core/sandbox/sandboxLesson.ts';
import { hostNames, newSandbox, readSandbox, type Sandbox } from '../../../core/sandbox/sandboxScript.ts';
import { beginLesson, printMachine } from '../../beginLesson.ts';
import type { CliContext } from '../../cliServices.ts';
import { EXIT, type ExitCode } from '../../exitCode.ts';

export interface PlayOptions {
  readonly hosts?: string;
  readonly docker?: boolean;
  readonly internet?: boolean;
}

/** `patchbay play [FILE]`: a machine without a lesson, or with the network that a script builds, left running for later calls. */
export async function play(
  context: CliContext,
  file: string | undefined,
  options: PlayOptions,
): Promise<ExitCode> {
  const sandbox = await sandboxFrom(context, file, options);
  const lesson = sandboxLesson(sandbox);
  const running = await context.services.running({ signal: context.signal });
  if (running.some((machine) => machine.lesson === lesson.id))
    throw new FailureError(failure('sandbox-running'));
  context.services.keepSandbox(sandbox);
  const { id, facts } = await beginLesson(context, lesson, { internet: options.internet ?? false });
  if (context.json) {
    context.print(JSON.stringify({ lesson: lesson.id, machine: id, hosts: sandbox.hosts, facts }));
    return EXIT.ok;
  }
  printMachine(context, facts);
  const several = sandbox.hosts.length > 1;
  if (several) context.print(say('Hosts: {hosts}.', { hosts: sandbox.hosts.join(', ') }));
  context.print(
    several
      ? say('Next: patchbay shell HOST, topology, walk, explain.')
      : say('Next: patchbay shell, topology, walk, explain.'),
  );
  context.print(say('To keep the network: patchbay save FILE. To end it: patchbay destroy sandbox.'));
  return EXIT.ok;
}

async function sandboxFrom(
  context: CliContext,
  file: string | undefined,
  { hosts = '', docker = false }: PlayOptions,
): Promise<Sandbox> {
  if (file !== undefined) return readSandbox(await context.services.textAt(file));
  const names = hostNames(hosts);
  if (names === undefined) throw new FailureError(failure('bad-host-names', { written: hosts }));
  return newSandbox(names, { docker });
}
