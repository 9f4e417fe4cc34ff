import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError, failureOf } from '../../../extension/core/failure/failureError.ts';
import { say } from '../../../extension/core/language/say.ts';
import { FACTS_SCRIPT, factsIn } from '../../transport/guestFacts.ts';
import { requireDisposable } from '../../machines/ssh/disposable.ts';
import { CONNECT_MS, knownHostKey, sshTarget } from '../../machines/ssh/sshRoute.ts';
import { vmSources } from '../../machines/vmSources.ts';
import { packagesMissing } from '../../provision/provisionGuest.ts';
import { noRoot } from '../../provision/rootDoor.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import { installationKey } from '../../store/installationKey.ts';
import type { SshAddress, SshSettings } from '../../store/settings.ts';
import { hostName } from '../../ssh/knownHosts.ts';
import { SshConnection } from '../../ssh/sshConnection.ts';
import { missing, type Finding, type FindingId } from '../finding.ts';
import { lessonsFinding, type AskedLesson } from './lessonsFinding.ts';

export interface SshLook {
  readonly data: DataFolder;
  readonly place: SshAddress;
  readonly settings: SshSettings;
  readonly lessons: readonly AskedLesson[];
}

/** The findings for a machine over ssh. Each check needs those before it, so the first failure ends the list. */
export async function sshFindings(
  { data, place, settings, lessons }: SshLook,
  { signal }: Operation,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let id: FindingId = 'ssh-host';
  const passed = (what: string, why: string): number => findings.push({ id, ok: true, what, why });
  let connection: SshConnection | undefined;
  try {
    const name = hostName(place.host, place.port);
    const hostKey = await knownHostKey(place, settings, signal);
    passed(say('The key of {name} is known.', { name }), say('So no other machine can pretend to be it.'));
    id = 'ssh-login';
    const target = sshTarget(place, settings, await installationKey(data, signal), hostKey);
    connection = await SshConnection.open(target, { timeoutMs: CONNECT_MS, signal });
    passed(say('{name} answers, and lets {user} in.', { name, user: place.user }), say('Lessons run there.'));
    id = 'ssh-disposable';
    await requireDisposable(connection, place.host, signal);
    passed(
      say('The machine says that it is disposable.'),
      say('Lessons change it, and a reset removes files.'),
    );
    id = 'ssh-root';
    const root = await connection.runPlain(
      { argv: place.user === 'root' ? ['true'] : ['sudo', '-n', 'true'] },
      { signal },
    );
    if (root.exitCode !== 0) throw noRoot(target, root.stderr);
    passed(say('Patchbay can be root there.'), say('Lessons create networks.'));
    id = 'ssh-packages';
    const lacks = await lackingPackages(connection, signal);
    passed(
      say('The packages that every lesson needs are there.'),
      say('Patchbay’s own programs are compiled there.'),
    );
    id = 'ssh-more-packages';
    findings.push(packagesFinding(lacks));
    id = 'ssh-lessons';
    findings.push(lessonsFinding(lessons, await offers(connection, signal)));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    findings.push(missing(id, failureOf(error)));
  } finally {
    connection?.dispose();
  }
  return findings;
}

/** Which packages of the guest's list are not there. Rejects with FailureError where every lesson needs one of them. */
async function lackingPackages(connection: SshConnection, signal: AbortSignal | undefined): Promise<string> {
  const sources = vmSources();
  const lacking = readFileSync(join(sources, 'provision', 'lacking.sh'), 'utf8');
  const script = `packages=$(cat)\n${lacking}\necho "MISSING $(lacking $needed)"\necho "LACKS $(lacking $wanted)"`;
  const stdin = readFileSync(join(sources, 'image/debian/packages.txt'));
  const { stdout, stderr } = await connection.runPlain({ script }, { stdin, signal });
  const reported = (word: string): string | undefined =>
    new RegExp(`^${word} (.*)$`, 'm').exec(stdout)?.[1]?.trim();
  const [needed, lacks] = [reported('MISSING'), reported('LACKS')];
  if (needed === undefined || lacks === undefined) {
    throw new FailureError(
      failure('packages-unknown', { said: stderr.trim().split('\n').at(-1) || say('It printed nothing') }),
    );
  }
  if (needed !== '') throw packagesMissing(needed);
  return lacks;
}

function packagesFinding(lacks: string): Finding {
  const id = 'ssh-more-packages';
  if (lacks === '')
    return {
      id,
      ok: true,
      what: say('The packages that lessons use are there.'),
      why: say('They are those of the guest image.'),
    };
  return missing(id, failure('more-packages-missing', { packages: lacks }));
}

/** What lessons may ask for, as it will be once a lesson has begun: Docker is started only then. */
async function offers(
  connection: SshConnection,
  signal: AbortSignal | undefined,
): Promise<ReturnType<typeof factsIn>> {
  const facts = factsIn(await connection.runPlain({ script: FACTS_SCRIPT }, { signal, timeoutMs: 20_000 }));
  const script = 'PATH=$PATH:/usr/sbin:/sbin; command -v dockerd';
  const docker = (await connection.runPlain({ script }, { signal })).exitCode === 0;
  return { ...facts, docker };
}
