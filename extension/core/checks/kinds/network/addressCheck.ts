import { phrases, say } from '../../../language/say.ts';
import { sameAddress } from '../../../state/ipPrefix.ts';
import { linkLabel } from '../../../state/networkLocation.ts';
import type { NetworkNamespace, NetworkState } from '../../../state/networkState.ts';
import { inNamespace, otherNames, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  address: nameField.describe('An IPv4 or IPv6 address; a prefix length (`/24`), if given, must match too.'),
  on: nameField.optional().describe('The link that has it.'),
  elsewhere: z
    .boolean()
    .optional()
    .describe('True: another link, or another namespace, may have the same address. By default, none may.'),
  absent: z.boolean().optional().describe('True: there must be no such address.'),
};

type AddressCheck = FieldsOf<typeof schema>;

const describeAddress = (check: AddressCheck): string =>
  phrases([
    check.absent === true
      ? say('no address {address}', { address: check.address })
      : say('address {address}', { address: check.address }),
    check.on !== undefined && say('on {link}', { link: check.on }),
  ]);

/** Where else an address is, in words. Loopback and link-local addresses may be everywhere. */
function alsoAt(state: NetworkState, space: NetworkNamespace, link: string, address: string): string[] {
  return state.namespaces.flatMap((other) =>
    other.links
      .filter((one) => other.inode !== space.inode || one.name !== link)
      .filter(({ addresses }) =>
        addresses.some((own) => own.scope === 'global' && sameAddress(own.address, address)),
      )
      .map((one) => linkLabel(state, other, one.name)),
  );
}

/** An address, with or without its prefix length; in one place, unless `elsewhere`. See ip-address(8). */
export const addressCheck = defineCheck({
  name: 'address',
  schema,
  example: 'address: 192.168.3.1/24\non: br0',
  reads: 'state',
  parts: ['namespaces', 'links'],
  describe: describeAddress,
  evaluate: (check, view) =>
    inNamespace(check, view, describeAddress(check), (space, place) => {
      const length = check.address.split('/')[1];
      const all = space.links.flatMap((link) =>
        link.addresses.map((address) => ({ ...address, link: link.name })),
      );
      const same = all.filter((entry) => sameAddress(entry.address, check.address));
      const found = same.find(
        (entry) =>
          (length === undefined || entry.prefixLength === Number(length)) &&
          (check.on === undefined || entry.link === check.on),
      );
      const describeEntry = (entry: (typeof all)[number]): string =>
        say('{name} is on {place}', { name: `${entry.address}/${entry.prefixLength}`, place: entry.link });
      const near = same[0] ?? all.find((entry) => entry.link === check.on && entry.scope !== 'link');
      const noLink = check.on !== undefined && !space.links.some((link) => link.name === check.on);
      const names = space.links.map((link) => link.name).filter((name) => name !== 'lo');
      const missing = noLink
        ? say('no link {link} on {place}', { link: check.on ?? '', place }) +
          otherNames(check.on ?? '', names)
        : near === undefined
          ? say('no address {address} on {place}', { address: check.address, place: check.on ?? place })
          : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      if (found !== undefined && check.absent !== true && check.elsewhere !== true) {
        const twice = [...new Set(alsoAt(view.state, space, found.link, found.address))];
        const wanted = say('{wanted}, and nowhere else', { wanted: describeAddress(check) });
        if (twice.length > 0)
          return {
            status: 'fail',
            wanted,
            seen: say('{seen}, and also on {places}', { seen, places: twice.join(', ') }),
          };
      }
      return presence(found !== undefined, check.absent, { wanted: describeAddress(check), seen, missing });
    }),
});
