import { failure } from '../../extension/core/failure/failure.ts';
import { FailureError } from '../../extension/core/failure/failureError.ts';
import type { InstallationKey } from '../store/installationKey.ts';
import { SshConnection } from '../ssh/sshConnection.ts';
import type { SshTarget } from '../ssh/sshConnect.ts';

/**
 * As root ($1: our line of authorized_keys): lets our key in, and OpenSSH where it is set otherwise (sshd_config(5)).
 */
const OPEN_DOOR = `
umask 077 && mkdir -p /root/.ssh || exit 1
keys=/root/.ssh/authorized_keys
grep -qxF "$1" $keys 2>/dev/null || printf '%s\\n' "$1" >>$keys || exit 1
conf=/etc/ssh/sshd_config.d/00-patchbay.conf
if [ -d /etc/ssh/sshd_config.d ] && [ ! -e $conf ]; then
  printf 'PermitRootLogin prohibit-password\\nSetEnv LANG=C.UTF-8\\n' >$conf
  if $(command -v sshd || echo /usr/sbin/sshd) -t; then
    systemctl reload ssh 2>/dev/null || systemctl reload sshd 2>/dev/null || kill -HUP $(cat /run/sshd.pid)
  else
    rm $conf
  fi
fi
true`;

/** From `first`, whose user is root or may become root, to root with this installation's key. Rejects with FailureError. */
export async function openRootDoor(
  first: SshTarget,
  key: InstallationKey,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<SshConnection> {
  const { signal } = options;
  const entrance = await SshConnection.open(first, options);
  try {
    const shell = ['bash', '-c', OPEN_DOOR, 'patchbay', key.publicLine] as const;
    const argv = first.user === 'root' ? shell : (['sudo', '-n', ...shell] as const);
    const result = await entrance.runPlain({ argv: [...argv] }, { signal, timeoutMs: 30_000 });
    if (result.exitCode !== 0) throw noRoot(first, result.stderr);
  } finally {
    entrance.dispose();
  }
  const { address, port, hostKey, jump } = first;
  const root = { address, port, hostKey, jump, user: 'root', privateKey: key.privateKey };
  return SshConnection.open(root, options);
}

/** The user is neither root nor may become it. */
export function noRoot({ user, address }: SshTarget, stderr: string): FailureError {
  return new FailureError(
    failure('no-root', { address, user, said: stderr.trim().split('\n').at(-1) ?? '' }),
  );
}
