import { sameAddress, sameSubnet } from '../state/ipPrefix.ts';
import { bridgeOf } from '../state/linkMasters.ts';
import { linkLabel } from '../state/networkLocation.ts';
import type { Address, Link, NetworkNamespace, NetworkState } from '../state/networkState.ts';
import { nodeId } from '../topology/topologyIds.ts';
import { commandIn, terminalHost, type Finding } from './finding.ts';
import { findSegments, firstOfEach } from './segments.ts';
import { say } from '../language/say.ts';

function globalAddresses(link: Link): Address[] {
  return link.addresses.filter(({ scope }) => scope === 'global');
}

function written({ address, prefixLength }: Address): string {
  return `${address}/${prefixLength}`;
}

/** An address on a port of a bridge: frames that arrive there are the bridge's. */
export function addressesOnPorts(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) =>
    space.links.flatMap((link): Finding[] => {
      const bridge = bridgeOf(space, link);
      const [address] = globalAddresses(link);
      if (!bridge || !address) return [];
      return [
        {
          code: 'address-on-port',
          where: linkLabel(state, space, link.name),
          node: nodeId(space, link.name),
          what: say('{link} has the address {address} and is a port of {bridge}.', {
            link: link.name,
            address: written(address),
            bridge: bridge.name,
          }),
          why: say(
            'The bridge takes the frames that arrive at a port, so packets for this address come in at {bridge}, but packets to its subnet leave only at {link}. Move the address to {bridge}.',
            { bridge: bridge.name, link: link.name },
          ),
          command: commandIn(space, 'ip', `-d address show dev ${link.name}`),
          host: terminalHost(space),
        },
      ];
    }),
  );
}

/** Two NICs of one namespace, and one VRF, in one subnet. */
export function nicsInOneSubnet(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space) => {
    const own = space.links.flatMap((link) =>
      link.up ? globalAddresses(link).map((address) => ({ link, address })) : [],
    );
    return own.flatMap(({ link, address }, index): Finding[] => {
      const isHostOnly = address.prefixLength === (address.family === 'inet6' ? 128 : 32);
      const other = own
        .slice(index + 1)
        .find(
          (one) =>
            one.link !== link &&
            one.link.master === link.master &&
            sameSubnet(written(one.address), written(address)),
        );
      if (!other || isHostOnly || bridgeOf(space, link)) return [];
      return [
        {
          code: 'two-nics-in-one-subnet',
          where: linkLabel(state, space, link.name),
          node: nodeId(space, link.name),
          what: say('{link} ({address}) and {other} ({otherAddress}) are in one subnet.', {
            link: link.name,
            address: written(address),
            other: other.link.name,
            otherAddress: written(other.address),
          }),
          why: say(
            'The kernel has two routes to it and uses only the first, and each NIC answers ARP for the addresses of both. So a reply may leave through the other NIC.',
          ),
          command: commandIn(space, 'ip', `route get ${otherHostOf(address)}`),
          host: terminalHost(space),
        },
      ];
    });
  });
}

/** Some other address of the subnet, for `ip route get`. */
function otherHostOf({ address }: Address): string {
  return address.includes(':')
    ? address.replace(/[0-9a-f]*$/, '99')
    : address.replace(/\d+$/, (last) => String((Number(last) % 250) + 1));
}

/** An address, or a MAC, that two ends of a segment have. */
export function duplicates(state: NetworkState): Finding[] {
  return findSegments(state).flatMap((ends) =>
    ends.flatMap((one, index) =>
      ends.slice(index + 1).flatMap((other): Finding[] => {
        const found: Finding[] = [];
        const at = [one, other]
          .map(({ space, link }) => linkLabel(state, space, link.name))
          .join(say(' and '));
        const rest = {
          where: at,
          node: nodeId(other.space, other.link.name),
          host: terminalHost(other.space),
        };
        const address = globalAddresses(one.link).find((own) =>
          globalAddresses(other.link).some((theirs) => sameAddress(own.address, theirs.address)),
        );
        if (address)
          found.push({
            ...rest,
            code: 'address-twice',
            what: say('{at} both have the address {address}.', { at, address: address.address }),
            why: say('Both reply to ARP requests for it, and senders keep the first or the last reply.'),
            command: commandIn(other.space, 'ip', `address show dev ${other.link.name}`),
          });
        // A macvlan in passthru mode has its parent's, and says so.
        const above = [one, other].some(
          ({ link }) => link.kind === 'macvlan' && link.details['mode'] === 'passthru',
        );
        if (one.link.mac !== null && one.link.mac === other.link.mac && one.space !== other.space && !above)
          found.push({
            ...rest,
            code: 'mac-twice',
            what: say('{at} both have the MAC {mac}.', { at, mac: one.link.mac }),
            why: say(
              'A bridge sends frames for this MAC to the port where it saw the MAC last, so each takes the other’s frames.',
            ),
            command: commandIn(other.space, 'ip', `link show dev ${other.link.name}`),
          });
        return found;
      }),
    ),
  );
}

/** IPv6 addresses that the kernel does not use: another has it, or nobody has been asked yet. */
export function unusableAddresses(state: NetworkState): Finding[] {
  return firstOfEach(state.namespaces).flatMap((space: NetworkNamespace) =>
    space.links.flatMap((link) =>
      link.addresses
        .filter(({ flags }) => flags.includes('dadfailed'))
        .map((address): Finding => ({
          code: 'address-not-usable',
          where: linkLabel(state, space, link.name),
          node: nodeId(space, link.name),
          what: say(
            '{address} of {link} is in use at another NIC of the link, so the kernel does not use it (dadfailed).',
            { address: written(address), link: link.name },
          ),
          why: say(
            'Duplicate address detection (RFC 4862) got a reply: another NIC has it. The kernel neither sends from it nor answers for it.',
          ),
          command: commandIn(space, 'ip', `-6 address show dev ${link.name}`),
          host: terminalHost(space),
        })),
    ),
  );
}
