import { VM_HOST } from '../machine/machine.ts';
import type { NetworkNamespace } from './networkState.ts';

/** The arguments, for the machine itself, after which a program stands that is to run in a namespace. */
export function insideNamespace({ host, name, processes }: NetworkNamespace): string[] {
  // A container's network, with the machine's own files: containers hold no ping.
  if (host === '') return ['nsenter', `--net=/proc/${processes[0]?.pid ?? 0}/ns/net`, '--'];
  if (name !== null) return ['patchbay-host', 'exec', host, '--netns', name, '--'];
  return host === VM_HOST ? [] : ['patchbay-host', 'exec', host, '--'];
}
