import { say } from '../../../extension/core/language/say.ts';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { failure } from '../../../extension/core/failure/failure.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import type { InstallationKey } from '../../store/installationKey.ts';
import { sshPlace, type SshAddress, type SshSettings } from '../../store/settings.ts';
import { fingerprint, findKnownKey, hostName, shownHostKey } from '../../ssh/knownHosts.ts';
import type { SshTarget } from '../../ssh/sshConnect.ts';

/** How long a host that should be there may take to answer. */
export const CONNECT_MS = 15_000;

/** How a place is reached, through a jump host if the settings say so. Throws FailureError where a setting is no good. */
export function sshTarget(
  place: SshAddress,
  settings: SshSettings,
  key: InstallationKey,
  hostKey: string,
): SshTarget {
  const jump = settings.jump === undefined ? undefined : jumpTarget(settings.jump, settings, key);
  return { ...ways(place), hostKey, jump, ...login(settings, key) };
}

/**
 * The key that known_hosts has for a place. Rejects with FailureError `unknown-host-key` where it has none: the message then
 * says which key the host shows.
 */
export async function knownHostKey(
  place: SshAddress,
  settings: SshSettings,
  signal?: AbortSignal,
): Promise<string> {
  const known = findKnownKey(readKnownHosts(settings), place.host, place.port);
  if (known !== undefined) return known;
  const shown = settings.jump ? undefined : await shownHostKey(place.host, place.port, CONNECT_MS, signal);
  throw unknownHost(place, shown, knownHostsFile(settings));
}

function jumpTarget(text: string, settings: SshSettings, key: InstallationKey): SshTarget {
  const place = sshPlace(text);
  if (!place) throw badSetting('jump', text, say('Write it as ssh://user@host:port.'));
  const hostKey = findKnownKey(readKnownHosts(settings), place.host, place.port);
  if (hostKey === undefined) throw unknownHost(place, undefined, knownHostsFile(settings));
  return { ...ways(place), hostKey, ...login(settings, key) };
}

function ways({ host, port, user }: SshAddress): Pick<SshTarget, 'address' | 'port' | 'user'> {
  return { address: host, port, user };
}

function login({ keyFile }: SshSettings, key: InstallationKey): Pick<SshTarget, 'privateKey' | 'agent'> {
  if (keyFile !== undefined) return { privateKey: readKey(keyFile) };
  const agent = process.env['SSH_AUTH_SOCK'];
  const usual = ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((name) => join(homedir(), '.ssh', name));
  const found = usual.find((file) => existsSync(file));
  if (agent) return { agent };
  if (found) return { privateKey: readKey(found) };
  // The key that the teacher was given for this computer: `~/.local/share/patchbay/keys/id_ed25519.pub`.
  return { privateKey: key.privateKey };
}

function knownHostsFile({ knownHosts }: SshSettings): string {
  return knownHosts ?? join(homedir(), '.ssh', 'known_hosts');
}

function readKnownHosts(settings: SshSettings): string {
  const file = knownHostsFile(settings);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw badSetting('keyFile', file, say('Name a private key that can be read.'));
  }
}

function badSetting(name: string, value: string, next: string): FailureError {
  return new FailureError(failure('ssh-setting', { name, value, remedy: next }));
}

function unknownHost(place: SshAddress, shown: string | undefined, file: string): FailureError {
  const name = hostName(place.host, place.port);
  const line =
    shown === undefined
      ? ''
      : say('It shows {key}.', { key: `${shown.split(' ')[0]} ${fingerprint(shown)}` });
  return new FailureError(
    failure('unknown-host-key', { name, file, shown: line, port: place.port, host: place.host }),
  );
}
