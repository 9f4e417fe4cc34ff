import { homedir, hostname, userInfo } from 'node:os';
import type { PersonalWords } from '../../extension/core/log/maskPersonal.ts';

/** What names the person and the computer that this runs on. */
export function personalWords(env: NodeJS.ProcessEnv = process.env): PersonalWords {
  const host = hostname();
  const names = [userName(), env['USER'], env['USERNAME'], env['LOGNAME'], env['SUDO_USER']];
  return {
    homes: [homedir(), env['HOME'] ?? '', env['USERPROFILE'] ?? ''].filter((home) => home.length > 1),
    users: [...new Set(names.filter((name): name is string => name !== undefined && name !== ''))],
    hosts: [...new Set([host, host.split('.')[0] ?? ''])].filter((name) => name !== ''),
  };
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch {
    // uv_os_get_passwd fails for a user that /etc/passwd does not name.
    return undefined;
  }
}
