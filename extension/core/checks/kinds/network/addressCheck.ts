import { sameAddress } from '../../../state/ipPrefix.ts';
import { inNamespace, otherNames, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  address: nameField.describe('An IPv4 or IPv6 address; a prefix length (`/24`), if given, must match too.'),
  on: nameField.optional().describe('The link that has it.'),
  absent: z.boolean().optional().describe('True: there must be no such address.'),
};

type AddressCheck = FieldsOf<typeof schema>;

const describeAddress = (check: AddressCheck): string =>
  `${check.absent === true ? 'no address' : 'address'} ${check.address}${check.on === undefined ? '' : ` on ${check.on}`}`;

/** An address, with or without its prefix length. See ip-address(8). */
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
        `${entry.address}/${entry.prefixLength} is on ${entry.link}`;
      const near = same[0] ?? all.find((entry) => entry.link === check.on && entry.scope !== 'link');
      const noLink = check.on !== undefined && !space.links.some((link) => link.name === check.on);
      const names = space.links.map((link) => link.name).filter((name) => name !== 'lo');
      const missing = noLink
        ? `no link ${check.on} on ${place}${otherNames(check.on ?? '', names)}`
        : near === undefined
          ? `no address ${check.address} on ${check.on ?? place}`
          : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      return presence(found !== undefined, check.absent, { wanted: describeAddress(check), seen, missing });
    }),
});
