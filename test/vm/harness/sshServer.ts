import { join } from 'node:path';
import { VM_HOST, type Machine } from '../../../extension/core/machine/machine.ts';
import { Qmp } from '../../../vm/machines/cloned/qmp.ts';
import { freePort } from '../../../vm/process/freePort.ts';
import type { DataFolder } from '../../../vm/store/dataFolder.ts';
import { installationKey } from '../../../vm/store/installationKey.ts';

/** An ssh server as `MachineSettings` and known_hosts name it. */
export interface SshServer {
  readonly port: number;
  /** `ssh-ed25519 AAAA…`. */
  readonly hostKey: string;
}

/** Makes a QEMU machine somebody else's Linux: lets in who has the installation's key, at a port of 127.0.0.1. */
export async function openSshServer(machine: Machine, data: DataFolder): Promise<SshServer> {
  const { publicLine } = await installationKey(data);
  const argv = ['patchbay-ssh-server', Buffer.from(publicLine).toString('base64url')] as const;
  const { stdout, exitCode } = await machine.exec(VM_HOST, { argv: [...argv] });
  const hostKey = /^PATCHBAY HOSTKEY (.*)$/m.exec(stdout)?.[1];
  if (exitCode !== 0 || hostKey === undefined) throw new Error('The guest has no ssh server.');
  const port = await freePort();
  const qmp = await Qmp.open(join(data.run, machine.id), 'qmp', { isAlive: () => true, timeoutMs: 10_000 });
  const said = await qmp
    .execute('human-monitor-command', { 'command-line': `hostfwd_add net0 tcp:127.0.0.1:${port}-:22` })
    .finally(() => qmp.close());
  if (said !== '') throw new Error(`QEMU opened no port: ${String(said)}`);
  return { port, hostKey };
}
