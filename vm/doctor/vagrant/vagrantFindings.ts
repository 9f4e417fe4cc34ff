import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Operation } from '../../../extension/core/machine/machine.ts';
import { failure } from '../../../extension/core/failure/failure.ts';
import { failureOf } from '../../../extension/core/failure/failureError.ts';
import { say } from '../../../extension/core/language/say.ts';
import { installedProviders, type Provider } from '../../machines/vagrant/providers.ts';
import { vagrantFailure, vagrantMissing } from '../../machines/vagrant/vagrantErrors.ts';
import { vagrantHome } from '../../machines/vagrant/vagrantHome.ts';
import { run, type RunOptions } from '../../process/run.ts';
import type { DataFolder } from '../../store/dataFolder.ts';
import type { VagrantSettings } from '../../store/settings.ts';
import { boxFinding } from './boxFinding.ts';
import { computerFindings, diskFinding, DISK_WANTED } from '../computerFindings.ts';
import { missing, type Finding } from '../finding.ts';
import { libvirtFindings } from './libvirtFindings.ts';
import { locksFinding } from './locksFinding.ts';
import { virtualisationFinding } from './virtualisationFinding.ts';

/** What vm/Vagrantfile was written for, and knownFailures.ts says. */
const OLDEST = [2, 3] as const;

/** What Vagrant's machines need here; where Vagrant itself or a provider is missing, nothing after it is asked. */
export async function vagrantFindings(
  data: DataFolder,
  settings: VagrantSettings,
  operation: Operation,
): Promise<Finding[]> {
  const options: RunOptions = {
    env: { VAGRANT_CHECKPOINT_DISABLE: '1' },
    timeoutMs: 60_000,
    signal: operation.signal,
  };
  const computer = await computerFindings(data, DISK_WANTED);
  const vagrant = await lookAtVagrant(options);
  if (!vagrant.ok) return [vagrant, ...computer];
  const { finding: plugins, names } = await lookAtPlugins(options);
  // Without its plugins it does nothing at all.
  if (!plugins.ok) return [vagrant, plugins, ...computer];
  const installed = installedProviders(settings.provider);
  const used = installed.find(({ plugin }) => plugin === undefined || names.includes(plugin));
  const provider = providerFinding(used, installed, settings.provider);
  const found = [vagrant, plugins, provider, ...computer, await homeFinding()];
  if (!used) return found;
  return [
    ...found,
    ...virtualisationFinding(used, settings),
    ...(used.name === 'libvirt' ? await libvirtFindings(operation.signal) : []),
    await boxFinding(used, settings, operation.signal),
    ...locksFinding(),
  ];
}

async function lookAtVagrant(options: RunOptions): Promise<Finding> {
  const id = 'vagrant';
  const result = await run(['vagrant', '--version'], options);
  if (result.missing) return missing(id, failureOf(vagrantMissing()));
  const version = /^Vagrant (\d+)\.(\d+)\S*/m.exec(result.stdout);
  if (!version) return missing(id, failureOf(vagrantFailure(say('telling its version'), result)));
  const [text, major, minor] = version;
  const older = Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
  if (older)
    return missing(id, failure('vagrant-too-old', { said: say('It is {version}.', { version: text }) }));
  return {
    id,
    ok: true,
    what: say('{name} is installed.', { name: text }),
    why: say('It makes the machine that you chose.'),
  };
}

async function lookAtPlugins(options: RunOptions): Promise<{ finding: Finding; names: readonly string[] }> {
  const id = 'vagrant-plugins';
  const result = await run(['vagrant', '--machine-readable', 'plugin', 'list'], options);
  if (result.exitCode !== 0)
    return { finding: missing(id, failureOf(vagrantFailure(say('loading its plugins'), result))), names: [] };
  const names = [...result.stdout.matchAll(/^\d+,[^,]*,plugin-name,(\S+)$/gm)].flatMap(
    ([, name]) => name ?? [],
  );
  const what =
    names.length === 0
      ? say('Vagrant has no plugins.')
      : say('Vagrant’s plugins: {names}.', { names: names.join(', ') });
  return { finding: { id, ok: true, what, why: say('A provider may be one of them.') }, names };
}

function providerFinding(
  used: Provider | undefined,
  installed: readonly Provider[],
  wanted: string | undefined,
): Finding {
  const id = 'vagrant-provider';
  if (used)
    return {
      id,
      ok: true,
      what: say('{name} is installed.', { name: used.title }),
      why: say('Vagrant makes machines with it.'),
    };
  const [without] = installed;
  if (without)
    return missing(
      id,
      failure('unknown-provider', {
        said: say('{name} is installed, and the plugin {plugin} is not.', {
          name: without.title,
          plugin: String(without.plugin),
        }),
      }),
    );
  const said = wanted === undefined ? '' : say('The setting vagrant.provider says {wanted}.', { wanted });
  return missing(id, failure('no-provider', { said }));
}

async function homeFinding(): Promise<Finding> {
  const home = vagrantHome();
  const folder = existsSync(home) ? home : dirname(home);
  try {
    accessSync(folder, constants.W_OK);
    return await diskFinding('vagrant-disk', folder, DISK_WANTED);
  } catch (error) {
    return missing(
      'vagrant-disk',
      failure('vagrant-home-closed', {
        said: say('The system says {code}.', { code: String((error as NodeJS.ErrnoException).code) }),
      }),
    );
  }
}
