import { VM_HOST } from '../machine/machine.ts';
import { REQUIREMENT_NAMES } from '../lesson/model/requirementNames.ts';
import { HOST_NAME } from '../lesson/read/frontMatter.ts';

/** What a sandbox starts with. */
export interface Sandbox {
  /** Where terminals can be opened; never empty. */
  readonly hosts: readonly string[];
  /** What the machine must be able to do (`docker`). */
  readonly requires: readonly string[];
  /** The whole file: a bash script that builds the network, run on the machine itself. */
  readonly script: string;
}

/** Lines of the file that are searched for its head. */
const HEAD_LINES = 20;
/** A LAN has so many hosts at most, as a lesson has. */
export const MAX_HOSTS = 16;
const LAN = 'lan';

/** Reads the file of a sandbox. Any shell script is one; without a head, it is for the machine alone. Never throws. */
export function readSandbox(script: string): Sandbox {
  const head = script.split('\n').slice(0, HEAD_LINES);
  const words = (key: string): string[] => {
    const line = head.find((one) => one.startsWith(`# ${key}: `));
    return line === undefined ? [] : line.slice(key.length + 4).split(/[\s,]+/);
  };
  const hosts = [...new Set(words('hosts').filter(isHostName))].slice(0, MAX_HOSTS);
  const requires = REQUIREMENT_NAMES.filter((name) => words('requires').includes(name));
  return { hosts: hosts.length > 0 ? hosts : [VM_HOST], requires, script };
}

/** The head of a sandbox's file. */
export function sandboxHead({ hosts, requires }: Pick<Sandbox, 'hosts' | 'requires'>): string {
  return [
    '#!/bin/bash',
    `# hosts: ${hosts.join(' ')}`,
    ...(requires.length > 0 ? [`# requires: ${requires.join(' ')}`] : []),
    '',
  ].join('\n');
}

/** A fresh sandbox: the machine, and hosts beside it that share a LAN. */
export function newSandbox(hosts: readonly string[], { docker }: { readonly docker: boolean }): Sandbox {
  const plugged = hosts.filter((host) => host !== VM_HOST);
  const lan = plugged.includes(LAN) ? `${LAN}0` : LAN;
  const plugs = plugged.map((host, index) => `${host}:eth0:10.0.0.${index + 1}/24`);
  const head = { hosts: [...plugged, VM_HOST], requires: docker ? ['docker'] : [] };
  const underlay =
    plugs.length === 0
      ? ''
      : `\n# A LAN between the hosts: its switch is the host ${lan}.\npatchbay-host underlay ${lan} ${plugs.join(' ')}\n`;
  return { ...head, script: `${sandboxHead(head)}${underlay}` };
}

/** Reads names of hosts as a person writes them, `a,b c`; undefined where one can't be a host's name. */
export function hostNames(text: string): readonly string[] | undefined {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const good = names.every(isHostName) && new Set(names).size === names.length && names.length < MAX_HOSTS;
  return good ? names : undefined;
}

function isHostName(name: string): boolean {
  return HOST_NAME.test(name);
}
