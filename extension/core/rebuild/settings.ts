import { shellQuote } from '../machine/shellQuote.ts';
import { VM_HOST } from '../machine/machine.ts';
import type { NetworkNamespace } from '../state/networkState.ts';
import type { PlacedLink } from './createLinks.ts';
import { programIn } from './namespaceLocation.ts';

/** Settings of a link that the state has where they are not 0, and forwarding where it is not the namespace's. */
const OF_LINK = /^net\.ipv[46]\.conf\.(.+)\.([a-z0-9_]+)$/;
const BRIDGED = /^net\.bridge\./;
const DISABLED = 'disable_ipv6';

/**
 * The settings of a namespace itself. A new one takes the machine's IPv4 settings over
 * (Documentation/admin-guide/sysctl/net.rst, devconf_inherit_init_net), of which Docker has set some before anybody else.
 */
export function settingsOf(space: NetworkNamespace, machine: NetworkNamespace | undefined): string[] {
  const isDockers = machine?.links.some(({ name }) => name === 'docker0') ?? false;
  return Object.entries(space.sysctl)
    .filter(([key, value]) => {
      const [, link] = OF_LINK.exec(key) ?? [];
      if (link !== undefined && link !== 'all' && link !== 'default') return false;
      // br_netfilter's switches are 1 where it is loaded.
      return BRIDGED.test(key)
        ? value !== '1'
        : value !== '0' || (isDockers && (machine?.sysctl[key] ?? '0') !== '0');
    })
    .map(([key, value]) => setting(space, key, value));
}

/** The settings of one link, IPv6 first: without it, the link takes no IPv6 address. */
export function linkSettingsOf({ space, link }: PlacedLink): string[] {
  const commands: string[] = [];
  const six = `net/ipv6/conf/${link.name}/${DISABLED}`;
  const wanted = isDisabled(space, link.name);
  if (wanted !== startsDisabled(space)) commands.push(setting(space, six, wanted ? '1' : '0'));
  for (const [key, value] of Object.entries(space.sysctl)) {
    const [, name, what] = OF_LINK.exec(key) ?? [];
    // A name may have dots, as eth0.10 has.
    if (name === link.name && what !== undefined && what !== DISABLED)
      commands.push(setting(space, `net/${key.split('.')[1] ?? ''}/conf/${name}/${what}`, value));
  }
  return commands;
}

/** Whether a namespace's loopback needs IPv6 switched on, which it has on every host. */
export function loopbackSettingsOf(space: NetworkNamespace): string[] {
  const differs = space.links.some(
    ({ name }) => name !== 'lo' && isDisabled(space, name) !== isDisabled(space, 'lo'),
  );
  if (space.name === null || isDisabled(space, 'lo') || !differs) return [];
  return [setting(space, `net/ipv6/conf/lo/${DISABLED}`, '0')];
}

function isDisabled({ sysctl }: NetworkNamespace, link: string): boolean {
  return sysctl[`net.ipv6.conf.${link}.${DISABLED}`] === '1';
}

/** Hosts begin with IPv6 off, so that nothing is sent unasked; a named namespace's loopback shows how it began. */
function startsDisabled(space: NetworkNamespace): boolean {
  return space.name === null ? true : isDisabled(space, 'lo');
}

function setting(space: NetworkNamespace, key: string, value: string): string {
  return `${programIn(space)}sysctl -qw ${shellQuote(`${key}=${value}`)}`;
}

/** The machine's own namespace, among those of a state. */
export function machineSpace(spaces: readonly NetworkNamespace[]): NetworkNamespace | undefined {
  return spaces.find(({ host, name }) => host === VM_HOST && name === null);
}
