import { failure } from '../../../extension/core/failure/failure.ts';
import { say } from '../../../extension/core/language/say.ts';
import { findProgram } from '../../process/findProgram.ts';
import { run } from '../../process/run.ts';
import { missing, type Finding } from '../finding.ts';

/** Whether libvirt answers, and has what it makes its networks with. */
export async function libvirtFindings(signal?: AbortSignal): Promise<Finding[]> {
  return [await lookAtDaemon(signal), lookAtNetwork()];
}

/** Asked where vagrant-libvirt asks: the system's daemon. */
async function lookAtDaemon(signal: AbortSignal | undefined): Promise<Finding> {
  const id = 'libvirt';
  const result = await run(['virsh', '-q', '-c', 'qemu:///system', 'version', '--daemon'], {
    timeoutMs: 20_000,
    signal,
    env: { LC_ALL: 'C' },
  });
  if (result.exitCode === 0) {
    const version = /^Running against daemon: (\S+)/m.exec(result.stdout)?.[1] ?? '';
    return {
      id,
      ok: true,
      what: say('{name} answers.', { name: `libvirt ${version}`.trim() }),
      why: say('It runs the machine.'),
    };
  }
  if (result.missing)
    return missing(
      id,
      failure('libvirt-silent', { said: say('virsh is not installed: apt-get install libvirt-clients.') }),
    );
  const said = result.stderr.split('\n').findLast((line) => line.startsWith('error: '));
  if (said?.includes('Permission denied') === true || said?.includes('authentication') === true)
    return missing(id, failure('libvirt-closed', { said: sentence(said.replace('error: ', '')) }));
  return missing(
    id,
    failure('libvirt-silent', {
      said:
        said === undefined
          ? say('It did not say why.')
          : sentence(say('It says: {said}', { said: said.replace('error: ', '') })),
    }),
  );
}

function lookAtNetwork(): Finding {
  const id = 'libvirt-network';
  const why = say('libvirt uses it to give its machines their addresses.');
  if (findProgram('dnsmasq') !== undefined) return { id, ok: true, what: say('dnsmasq is installed.'), why };
  return missing(id, failure('dnsmasq-missing'));
}

/** Its errors end without a full stop. */
function sentence(said: string): string {
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
