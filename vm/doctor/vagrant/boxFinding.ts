import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { failure } from '../../../extension/core/failure/failure.ts';
import { message, say, sentences } from '../../../extension/core/language/say.ts';
import { FETCHING } from '../../machines/vagrant/knownFailures.ts';
import type { Provider } from '../../machines/vagrant/providers.ts';
import { vagrantHome } from '../../machines/vagrant/vagrantHome.ts';
import { run } from '../../process/run.ts';
import type { VagrantSettings } from '../../store/settings.ts';
import { missing, type Finding } from '../finding.ts';

const ID = 'box';
const WHY = message('The machine is made from it.');
/** What vm/Vagrantfile takes where nothing else is named. */
const PUBLIC_BOX = 'bento/debian-12';
/** Debian's and Vagrant's names for the processors that Node names. */
const ARCHITECTURE = process.arch === 'x64' ? 'amd64' : process.arch;

/** metadata.json of a box: its architecture came with Vagrant 2.4. */
const boxSchema = z.object({ provider: z.string(), architecture: z.string().optional() });
/** What a catalogue of boxes answers, as far as it is looked at. */
const catalogueSchema = z.object({
  versions: z.array(
    z.object({
      version: z.string(),
      providers: z.array(z.object({ name: z.string(), architecture: z.string().nullish() })),
    }),
  ),
});

/** Whether the box is at hand, or to be had, for this provider and processor. */
export async function boxFinding(
  provider: Provider,
  settings: VagrantSettings,
  signal?: AbortSignal,
): Promise<Finding> {
  const file = settings.boxFile ?? (process.env['PATCHBAY_BOX_FILE'] || undefined);
  if (file !== undefined) return fileFinding(resolve(file), provider, signal);
  const box = settings.box ?? (process.env['PATCHBAY_BOX'] || PUBLIC_BOX);
  if (isAdded(box, provider))
    return { id: ID, ok: true, what: say('The box {box} is here.', { box }), why: say(WHY) };
  return publicFinding(box, provider, signal);
}

async function fileFinding(file: string, provider: Provider, signal?: AbortSignal): Promise<Finding> {
  if (!existsSync(file))
    return missing(ID, failure('box-file-missing', { said: say('There is no {file}.', { file }) }));
  const unpacked = await run(['tar', '-xOf', file, '--occurrence=1', 'metadata.json'], {
    timeoutMs: 60_000,
    signal,
  });
  const what = boxSchema.safeParse(json(unpacked.stdout));
  const { provider: made = provider.name, architecture = ARCHITECTURE } = what.data ?? {};
  if (made !== provider.name)
    return missing(
      ID,
      failure('box-other-provider', {
        said: say('{file} is for {made}, and {provider} is here.', { file, made, provider: provider.title }),
      }),
    );
  if (architecture !== ARCHITECTURE)
    return missing(
      ID,
      failure('box-other-processor', {
        said: say('{file} is for {made}, and this computer is {here}.', {
          file,
          made: architecture,
          here: ARCHITECTURE,
        }),
      }),
    );
  return { id: ID, ok: true, what: say('The box file {file} is here.', { file }), why: say(WHY) };
}

/** boxes/NAME/VERSION/PROVIDER in Vagrant's home, and since 2.4 …/VERSION/ARCHITECTURE/PROVIDER. */
function isAdded(box: string, { name }: Provider): boolean {
  const folder = join(vagrantHome(), 'boxes', box.replaceAll('/', '-VAGRANTSLASH-'));
  return (
    existsSync(folder) &&
    readdirSync(folder).some((version) =>
      [[name], [ARCHITECTURE, name]].some((path) => existsSync(join(folder, version, ...path))),
    )
  );
}

/** Asked with curl, as Vagrant does: what it says of proxies and certificates is what Vagrant would meet. */
async function publicFinding(box: string, provider: Provider, signal?: AbortSignal): Promise<Finding> {
  const server = process.env['VAGRANT_SERVER_URL'] || 'https://vagrantcloud.com';
  const address = `${server}/api/v2/vagrant/${box}`;
  const asked = await run(['curl', '-sSfL', '--max-time', '20', '-H', 'Accept: application/json', address], {
    timeoutMs: 30_000,
    signal,
  });
  if (asked.missing)
    return {
      id: ID,
      ok: true,
      what: say('Patchbay can’t tell whether the box {box} can be fetched: curl is not installed.', { box }),
      why: say(WHY),
    };
  if (asked.exitCode !== 0) {
    const said = asked.stderr.trim().split('\n').at(-1) ?? '';
    const known = FETCHING.find(({ says }) => says.test(asked.stderr))?.code ?? 'box-not-fetched';
    return missing(ID, failure(known, { said: `${address}: ${said}.` }));
  }
  const { data } = catalogueSchema.safeParse(json(asked.stdout));
  if (data && !data.versions.some(({ providers }) => providers.some((one) => fits(one, provider))))
    return missing(
      ID,
      failure('box-not-offered', {
        said: say('{box} is not offered for {provider} on {processor}.', {
          box,
          provider: provider.name,
          processor: ARCHITECTURE,
        }),
      }),
    );
  return {
    id: ID,
    ok: true,
    what: say('The box {box} can be fetched.', { box }),
    why: sentences([say(WHY), say('The first start fetches it.')]),
  };
}

function fits(
  offered: { name: string; architecture?: string | null | undefined },
  { name }: Provider,
): boolean {
  return offered.name === name && [ARCHITECTURE, 'unknown', undefined, null].includes(offered.architecture);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
