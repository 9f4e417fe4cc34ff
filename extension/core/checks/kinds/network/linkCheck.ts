import { phrases, say } from '../../../language/say.ts';
import { findLink, type Link } from '../../../state/networkState.ts';
import { sameAddress } from '../../../state/ipPrefix.ts';
import type { Outcome, StateView } from '../../checkKind.ts';
import { inNamespace, otherNames, thereIs } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, portField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  link: nameField.describe('The name of a link, or a glob such as `veth*`: one matching link is enough.'),
  linkKind: nameField
    .optional()
    .describe('The kind of ip-link(8): `bridge`, `veth`, `vxlan`, `tun`, `macvlan`, …'),
  linkId: z
    .int()
    .min(0)
    .max(16_777_215)
    .optional()
    .describe('A number: the VNI or the VLAN id. Write `linkId` where the check also has an `id`.'),
  up: z.boolean().optional().describe('Whether the link is up (the flag UP).'),
  state: z
    .enum(['up', 'down', 'unknown', 'lowerlayerdown'])
    .optional()
    .describe('The operational state (RFC 2863).'),
  carrier: z.boolean().optional().describe('Whether the link has a carrier (the flag LOWER_UP).'),
  mtu: z.int().positive().optional().describe('The MTU in bytes.'),
  mac: nameField.optional().describe('The MAC address.'),
  master: nameField.optional().describe('The bridge that the link is a port of; `none`: no bridge.'),
  peer: z
    .strictObject({ link: nameField.optional(), netns: nameField.optional(), host: nameField.optional() })
    .optional()
    .describe('Where the other end of a veth is.'),
  parent: nameField.optional().describe('The link below it (macvlan, ipvlan, VLAN, VXLAN).'),
  remote: nameField.optional().describe('The remote address of a tunnel.'),
  local: nameField.optional().describe('The local address of a tunnel.'),
  group: nameField.optional().describe('The multicast group of a VXLAN.'),
  port: portField.optional().describe('The UDP port of a tunnel.'),
  mode: nameField.optional().describe('The mode of a macvlan or ipvlan; of a tun, `tun` or `tap`.'),
  persist: z.boolean().optional().describe('Whether a tun or tap stays without a program (`ip tuntap add`).'),
  protocol: z.enum(['802.1Q', '802.1ad']).optional().describe('The protocol of a VLAN link.'),
  filtering: z.boolean().optional().describe('Whether a bridge is VLAN-aware (`vlan_filtering`).'),
  hairpin: z.boolean().optional().describe('Whether a bridge port sends frames back where they came from.'),
  isolated: z.boolean().optional().describe('Whether a bridge port is isolated from other isolated ones.'),
  learning: z.boolean().optional().describe('Whether the port, or the VTEP, learns addresses.'),
  proxy: z.boolean().optional().describe('Whether the VTEP replies to ARP requests for others (`proxy`).'),
  promiscuous: z.boolean().optional().describe('Whether the link is in promiscuous mode.'),
  addresses: z.literal('none').optional().describe('`none`: no address except IPv6 link-local ones.'),
  absent: z.boolean().optional().describe('True: there must be no such link.'),
};

type LinkCheck = FieldsOf<typeof schema>;
interface Trait {
  readonly wanted: string;
  readonly seen: string;
  readonly met: boolean;
}

/** Links that are told of a pattern that fits none. */
const MAX_SHOWN = 5;

const carrierWords = (carrier: boolean): string =>
  carrier ? say('with a carrier') : say('without a carrier');
const upOrDown = (up: boolean): string => (up ? say('up') : say('down'));
/** A value of the kernel's as words: text as it is, numbers and switches as JSON has them. */
const inWords = (value: unknown): string =>
  value === undefined || value === null
    ? say('none')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** One trait a field that the check names: what it should be, and what this link has. */
function traitsOf(check: LinkCheck, link: Link): Trait[] {
  const traits: Trait[] = [];
  const compare = (label: string, want: unknown, have: unknown, met = want === have): void => {
    if (want !== undefined)
      traits.push({ wanted: `${label}${inWords(want)}`, seen: `${label}${inWords(have)}`, met });
  };
  const named = (want: string | undefined): string | null | undefined => (want === 'none' ? null : want);
  const { details, portDetails } = link;
  compare('kind ', check.linkKind, link.kind);
  if (check.up !== undefined) compare('', upOrDown(check.up), upOrDown(link.up));
  compare('state ', check.state, link.state);
  if (check.carrier !== undefined) compare('', carrierWords(check.carrier), carrierWords(link.carrier));
  compare('MTU ', check.mtu, link.mtu);
  compare('MAC ', check.mac, link.mac, check.mac?.toLowerCase() === link.mac?.toLowerCase());
  compare('master ', check.master, link.master, named(check.master) === link.master);
  compare('parent ', check.parent, link.below?.name ?? details['link']);
  compare('id ', check.linkId, details['id']);
  for (const key of ['remote', 'local', 'group'] as const) {
    const have = details[key] ?? details[`${key}6`];
    compare(`${key} `, check[key], have, typeof have === 'string' && sameAddress(check[key] ?? '', have));
  }
  compare('port ', check.port, details['port']);
  compare('mode ', check.mode, details['mode'] ?? (link.kind === 'tun' ? details['type'] : undefined));
  compare('persist ', check.persist, details['persist']);
  compare('protocol ', check.protocol, details['protocol']);
  if (check.filtering !== undefined)
    compare('vlan_filtering ', Number(check.filtering), Number(details['vlan_filtering'] ?? 0));
  compare('hairpin ', check.hairpin, portDetails['hairpin'] ?? false);
  compare('isolated ', check.isolated, portDetails['isolated'] ?? false);
  // A VTEP in a bridge has both twice, as a VTEP and as a port: the VTEP's own are what a lesson about VXLAN means.
  const port = link.kind === 'vxlan' ? {} : portDetails;
  compare('learning ', check.learning, port['learning'] ?? details['learning']);
  compare('proxy ', check.proxy, port['proxy_arp'] ?? details['proxy'] ?? false);
  compare('promiscuous ', check.promiscuous, link.promiscuous);
  if (check.addresses === 'none') {
    // IPv6 gives every link that is up a link-local address by itself.
    const given = link.addresses.filter((address) => address.scope !== 'link');
    compare('addresses ', 'none', given.map((a) => `${a.address}/${a.prefixLength}`).join(', ') || 'none');
  }
  return traits;
}

function peerTrait(check: LinkCheck, link: Link, view: StateView): Trait[] {
  if (check.peer === undefined) return [];
  const { link: name, netns, host } = check.peer;
  const end = link.below;
  // A namespace may have two names: the inode says whether it is the one that is meant.
  const meant = view.state.namespaces.find(
    (space) => space.host === (host ?? view.host) && space.name === (netns ?? null),
  );
  const placed =
    netns === undefined && host === undefined ? true : meant !== undefined && meant.inode === end?.inode;
  const met = end !== null && placed && (name === undefined || name === end.name);
  const where = (a: string | null | undefined, b: string | null | undefined): string =>
    (a ?? b) ? say(' in {place}', { place: a ?? b ?? '' }) : '';
  return [
    {
      wanted: say('its peer is {peer}{where}', { peer: name ?? say('a link'), where: where(netns, host) }),
      seen:
        end === null
          ? say('it has no peer')
          : say('its peer is {peer}{where}', {
              peer: end.name ?? say('unknown'),
              where: where(end.namespace, end.host),
            }),
      met,
    },
  ];
}

function describeLink(check: LinkCheck): string {
  if (check.absent === true) return say('no link {link}', { link: check.link });
  const { linkKind, up } = check;
  return phrases([
    say('a link {link}', { link: check.link }),
    linkKind && say('of kind {kind}', { kind: linkKind }),
    up !== undefined && (up ? say('that is up') : say('that is down')),
  ]);
}

/**
 * A link, by name or by glob. In a lesson file the two fields that collide with others are written plainly:
 * `kind: bridge` becomes `linkKind`, and a numeric `id: 42` (VNI or VLAN id) becomes `linkId`. See ip-link(8).
 */
export const linkCheck = defineCheck({
  name: 'link',
  schema,
  example: 'link: br0\nkind: bridge\nup: true',
  aliases: { kind: 'linkKind', id: 'linkId' },
  reads: 'state',
  parts: ['namespaces', 'links'],
  describe: describeLink,
  evaluate: (check, view) =>
    inNamespace(check, view, describeLink(check), (space, place): Outcome => {
      const matches = globMatcher(check.link);
      const one = findLink(space, check.link);
      const links = one === undefined ? space.links.filter((link) => matches(link.name)) : [one];
      const tried = links.map((link) => {
        const traits = [...traitsOf(check, link), ...peerTrait(check, link, view)];
        return { link, traits, unmet: traits.filter((trait) => !trait.met) };
      });
      const isOther = ({ kind }: Link): number =>
        Number(check.linkKind !== undefined && kind !== check.linkKind);
      // Of links that a pattern fits, the one at the other end is meant, whatever else is wrong with it.
      const isElsewhere = (link: Link): number =>
        Number(peerTrait(check, link, view).some(({ met }) => !met));
      // And the one with that VNI or VLAN id: another's is another network.
      const hasOtherId = ({ details }: Link): number =>
        Number(check.linkId !== undefined && details['id'] !== check.linkId);
      tried.sort(
        (a, b) =>
          isOther(a.link) - isOther(b.link) ||
          isElsewhere(a.link) - isElsewhere(b.link) ||
          hasOtherId(a.link) - hasOtherId(b.link) ||
          a.unmet.length - b.unmet.length,
      );
      const best = tried[0];
      const names = space.links.map((link) => link.name).filter((name) => name !== 'lo');
      // A pattern fits links of every kind: what is wrong with one of another kind is no news.
      if (check.linkKind !== undefined && /[*?]/.test(check.link) && best?.link.kind !== check.linkKind) {
        const there = names.length === 0 ? '' : thereIs(names.join(', '));
        const seen = say('no {kind} link on {place}', { kind: check.linkKind, place }) + there;
        return { status: check.absent === true ? 'pass' : 'fail', wanted: describeLink(check), seen };
      }
      if (best === undefined) {
        const seen =
          say('no link {link} on {place}', { link: check.link, place }) + otherNames(check.link, names);
        return { status: check.absent === true ? 'pass' : 'fail', wanted: describeLink(check), seen };
      }
      const [peer] = peerTrait(check, best.link, view);
      if (/[*?]/.test(check.link) && peer?.met === false && check.absent !== true) {
        const there = tried
          .filter(({ link }) => isOther(link) === 0)
          .map(({ link }) => `${link.name} (${peerTrait(check, link, view)[0]?.seen ?? ''})`);
        const seen =
          say('no such link on {place}', { place }) + thereIs(there.slice(0, MAX_SHOWN).join(', '));
        const wanted = say('a link on {place}: {peer}', { place, peer: peer.wanted });
        return { status: 'fail', wanted, seen };
      }
      const sayTraits = (traits: readonly Trait[], key: 'wanted' | 'seen'): string => {
        const words = traits.map((trait) => trait[key]).join(', ');
        if (words === '') return '';
        const isState = [upOrDown(true), upOrDown(false)].some((state) => words.startsWith(state));
        return isState
          ? say('{name} is {words}', { name: best.link.name, words })
          : say('{name}: {words}', { name: best.link.name, words });
      };
      const met = best.unmet.length === 0;
      if (check.absent === true) {
        return {
          status: met ? 'fail' : 'pass',
          wanted: describeLink(check),
          seen: say('{name} is on {place}', { name: best.link.name, place }),
        };
      }
      const shown = met ? best.traits : best.unmet;
      return {
        status: met ? 'pass' : 'fail',
        wanted: sayTraits(shown, 'wanted') || describeLink(check),
        seen: sayTraits(shown, 'seen') || say('{name} is on {place}', { name: best.link.name, place }),
      };
    }),
});

/** `*` and `?` as a shell has them; all else is itself. */
function globMatcher(glob: string): (name: string) => boolean {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${source}$`);
  return (name) => pattern.test(name);
}
