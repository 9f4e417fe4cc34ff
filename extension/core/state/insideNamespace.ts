import { VM_HOST } from '../machine/machine.ts';
import type { NetworkNamespace } from './networkState.ts';

/** The arguments, for the machine itself, that run the program after them in a namespace. */
export function insideNamespace({ host, name, processes }: NetworkNamespace): string[] {
  // Only the container's network, with the machine's files: containers have no ping.
  if (host === '') return ['nsenter', `--net=/proc/${processes[0]?.pid ?? 0}/ns/net`, '--'];
  if (name !== null) return ['patchbay-host', 'exec', host, '--netns', name, '--'];
  return host === VM_HOST ? [] : ['patchbay-host', 'exec', host, '--'];
}
