import { say } from '../../extension/core/language/say.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../extension/core/machine/machine.ts';
import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import { vmSources } from '../machines/vmSources.ts';
import { sayProgress } from '../process/progressWords.ts';
import type { SshConnection } from '../ssh/sshConnection.ts';

/** Where the sources and scripts lie in the machine. */
export const GUEST_FOLDER = '/usr/lib/patchbay/provision';
const PROVISION_MS = 20 * 60_000;
const FROM_IMAGE = ['packages.txt', 'docker', 'docker-start', 'container-image.sh'];

interface GuestFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Puts the guest's programs into a machine, unless those of these sources are there. `install` lets missing packages come
 * through apt; without it they are named. Rejects with FailureError `packages-missing` where a needed one is missing.
 */
export async function provisionGuest(
  connection: SshConnection,
  options: Operation & { readonly install: boolean },
): Promise<void> {
  const { onProgress, signal } = options;
  const files = guestFiles(vmSources());
  const runPlain: SshConnection['runPlain'] = (command, limits) => connection.runPlain(command, limits);
  const copy = (which: readonly GuestFile[]): Promise<void> => copyAll(runPlain, which, signal);
  const inPlace = await runPlain({ script: SUMS }, { signal });
  if (inPlace.exitCode === 0 && inPlace.stdout === sumsOf(files)) {
    await copy(files.filter(({ path }) => !path.includes('/')));
    return;
  }
  onProgress?.({ message: say('Copying the programs of the guest') });
  await copy(files);
  let missing = '';
  const result = await runPlain(
    { argv: [`${GUEST_FOLDER}/provision.sh`, ...(options.install ? ['install'] : [])] },
    {
      signal,
      timeoutMs: PROVISION_MS,
      onStdout: (text) => {
        const message = /^PROGRESS (.*)$/m.exec(text)?.[1];
        if (message !== undefined) onProgress?.({ message: sayProgress(message) });
        missing = /^MISSING (.*)$/m.exec(text)?.[1]?.trim() ?? missing;
      },
    },
  );
  if (result.exitCode !== 0) throw notProvisioned(missing, result.stderr, options.install);
}

/** Reads from its input, for each file, a line `SIZE PATH` and then as many bytes. */
const UNPACK = `
while read -r size path; do
  mkdir -p -- "$(dirname -- "$1/$path")" && head -c "$size" >"$1/$path" && chmod 755 -- "$1/$path" || exit 1
done`;

/**
 * All in one program: dropbear (2022.83) may close a channel that opens while another's program ends, and each costs a
 * way there and back.
 */
async function copyAll(
  runPlain: SshConnection['runPlain'],
  files: readonly GuestFile[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const stdin = Buffer.concat(
    files.flatMap(({ path, bytes }) => [Buffer.from(`${bytes.length} ${path}\n`), bytes]),
  );
  const { exitCode, stderr } = await runPlain({ script: UNPACK, args: [GUEST_FOLDER] }, { stdin, signal });
  if (exitCode === 0) return;
  throw new FailureError(
    failure('guest-programs-not-copied', { said: stderr.trim() || say('The machine did not say why') }),
  );
}

/** Saves what the machine is like now, or brings it back to that. */
export async function guestWorld(
  connection: SshConnection,
  verb: 'save' | 'clean',
  signal?: AbortSignal,
): Promise<void> {
  const argv = [`${GUEST_FOLDER}/world.sh`, verb] as const;
  const result = await connection.exec('vm', { argv: [...argv] }, { signal, timeoutMs: 120_000 });
  if (result.exitCode === 0) return;
  throw new FailureError(
    failure(verb === 'save' ? 'world-not-saved' : 'world-not-cleaned', {
      said: result.timedOut
        ? say('It took too long')
        : result.stderr.trim() || say('The machine did not say why'),
    }),
  );
}

function guestFiles(sources: string): GuestFile[] {
  const below = (room: string, to: string): GuestFile[] =>
    readdirSync(join(sources, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => ({
        path: `${to}${file.slice(join(sources, room).length + 1).replaceAll('\\', '/')}`,
        bytes: readFileSync(file),
      }));
  return [
    ...below('guest', 'guest/'),
    ...FROM_IMAGE.map((name) => ({
      path: `image/debian/${name}`,
      bytes: readFileSync(join(sources, 'image/debian', name)),
    })),
    ...below('provision', '').filter(({ path }) => path.endsWith('.sh')),
  ];
}

/** The sources that the machine's programs were compiled from (guest/install.sh keeps them), if the programs are there. */
const SUMS =
  'export LC_ALL=C; test -x /usr/sbin/patchbay-state && cd /usr/lib/patchbay && sha256sum bashrc $(find programs -type f | sort) underlay';

function sumsOf(files: readonly GuestFile[]): string {
  return files
    .map(({ path, bytes }) => ({ name: path.replace(/^guest\//, ''), bytes }))
    .filter(({ name }) => name.startsWith('programs/') || name === 'bashrc' || name === 'underlay')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
}

function notProvisioned(missing: string, stderr: string, install: boolean): FailureError {
  if (missing !== '') return packagesMissing(missing);
  const aptSaid = stderr.split('\n').filter((line) => line.startsWith('E:'));
  return new FailureError(
    failure(install ? 'guest-programs-not-installed' : 'guest-programs-not-built', {
      said: aptSaid.at(-1) ?? stderr.trim().split('\n').at(-1) ?? '',
    }),
    stderr.slice(-4000),
  );
}

/** `missing`: Debian's names of what every lesson needs, with blanks between. */
export function packagesMissing(missing: string): FailureError {
  return new FailureError(failure('packages-missing', { packages: missing }));
}
