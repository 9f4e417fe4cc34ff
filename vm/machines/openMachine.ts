import { say } from '../../extension/core/language/say.ts';
import type { Machine, MachineRequirements, Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { logOf } from '../../extension/core/log/logChannel.ts';
import { openDataFolder, type DataFolder } from '../store/dataFolder.ts';
import { installationKey } from '../store/installationKey.ts';
import { cleanLeftovers } from '../store/leftovers.ts';
import { listRecords, loadRecord, mayRun, type MachineRecord } from '../store/machineRecord.ts';
import { newId } from '../store/runFolder.ts';
import { machineChoice, readSettings, type MachineSettings, type SshAddress } from '../store/settings.ts';
import { chooseMachine } from './chooseMachine.ts';
import { ClonedMachine } from './cloned/clonedMachine.ts';
import { qemuBackend } from './qemu/qemuBackend.ts';
import { RemoteMachine } from './remote/remoteMachine.ts';
import { SshBackend } from './ssh/sshBackend.ts';
import { openAsRoot, VagrantBackend } from './vagrant/vagrantBackend.ts';
import { destroyVagrantMachine } from './vagrant/vagrantFolder.ts';
import { requireOffered } from '../emulator/requireOffered.ts';
import { v86Backend } from './v86/v86Backend.ts';

const log = logOf('machine');

export interface NewMachine {
  readonly requirements: MachineRequirements;
  /** The lesson that it is for; kept in its record. */
  readonly lesson?: string | undefined;
  /** Which backend; read from the data folder and the environment where absent. */
  readonly settings?: MachineSettings | undefined;
}

/** A machine that is not started yet. Cleans up what a crash left first. Rejects with the signal's reason. */
export async function createMachine(
  { requirements, lesson, settings }: NewMachine,
  data: DataFolder = openDataFolder(),
  signal?: AbortSignal,
): Promise<Machine> {
  const wanted = settings ?? readSettings(data);
  const choice = await chooseMachine(machineChoice(wanted.machine), data, signal);
  if (choice.kind === 'v86') requireOffered(requirements);
  await cleanLeftovers(data, { endOutside: destroyVagrantMachine, signal });
  const id = newId('m');
  log.info(`${id}: a machine of ${choice.kind} for ${lesson ?? 'no lesson'}`);
  if (choice.kind === 'qemu') return new ClonedMachine(data, id, qemuBackend, { requirements, lesson });
  if (choice.kind === 'v86') return new ClonedMachine(data, id, v86Backend, { requirements, lesson });
  const key = await installationKey(data, signal);
  if (choice.kind === 'ssh') requireFree(data, choice.place);
  const backend =
    choice.kind === 'ssh'
      ? new SshBackend(choice.place, wanted.ssh, key, requirements)
      : new VagrantBackend(data, id, { settings: wanted.vagrant, key, requirements });
  return new RemoteMachine(data, id, backend, { requirements, lesson });
}

/** The records of all running machines, oldest first. Cleans up what a crash left first. */
export async function listMachines(
  data: DataFolder = openDataFolder(),
  signal?: AbortSignal,
): Promise<MachineRecord[]> {
  await cleanLeftovers(data, { endOutside: destroyVagrantMachine, signal });
  return listRecords(data).filter(mayRun);
}

/**
 * The running machine `id`, as {@link listMachines} names it, connected. Rejects with FailureError `machine-gone` where it
 * has ended since.
 */
export async function attachMachine(
  id: string,
  operation: Operation = {},
  data: DataFolder = openDataFolder(),
): Promise<{ readonly machine: Machine; readonly record: MachineRecord }> {
  const record = loadRecord(data, id);
  if (!record || !mayRun(record)) {
    throw new FailureError(failure('machine-gone', { id }));
  }
  const { signal } = operation;
  log.info(`${record.id}: joined again`);
  if (record.kind === 'qemu')
    return { machine: await ClonedMachine.attach(data, record, qemuBackend, signal), record };
  if (record.kind === 'v86')
    return { machine: await ClonedMachine.attach(data, record, v86Backend, signal), record };
  const key = await installationKey(data, signal);
  if (record.kind === 'ssh') {
    const { backend, connection } = await SshBackend.attach(record, key, signal);
    return { machine: RemoteMachine.attached(data, record, backend, connection), record };
  }
  const { requirements } = record;
  const backend = new VagrantBackend(data, id, { settings: readSettings(data).vagrant, key, requirements });
  const connection = await openAsRoot(record, key, signal);
  return { machine: RemoteMachine.attached(data, record, backend, connection), record };
}

/** One machine serves one lesson at a time. */
function requireFree(data: DataFolder, place: SshAddress): void {
  const user = listRecords(data).find(
    ({ ssh }) => ssh?.place.host === place.host && ssh.place.port === place.port,
  );
  if (!user) return;
  throw new FailureError(
    failure('in-use-here', {
      host: place.host,
      reason:
        user.lesson === undefined
          ? say('It was started before.')
          : say('The lesson {lesson} runs on it.', { lesson: user.lesson }),
      lesson: user.lesson ?? '',
    }),
  );
}
