import { sameAddress } from '../../../state/ipPrefix.ts';
import type { Neighbour } from '../../../state/networkState.ts';
import { inNamespace, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  neighbour: nameField.describe('The IP address to look up in the ARP or NDP table.'),
  mac: nameField.optional().describe('The MAC address of the entry.'),
  dev: nameField.optional().describe('The link of the entry.'),
  state: nameField
    .optional()
    .describe('A state of ip-neighbour(8), such as `permanent`. Without it, any entry with a MAC address.'),
  absent: z.boolean().optional().describe('True: there must be no such entry.'),
};

type NeighbourCheck = FieldsOf<typeof schema>;

const describeNeighbour = (check: NeighbourCheck): string => {
  const { mac, dev, state } = check;
  const traits = [dev && `on ${dev}`, mac && `with MAC ${mac}`, state && `in state ${state}`].filter(Boolean);
  return [
    check.absent === true ? 'no neighbour entry for' : 'a neighbour entry for',
    check.neighbour,
    ...traits,
  ].join(' ');
};

const describeEntry = (entry: Neighbour): string =>
  `${entry.address} is on ${entry.dev} with ${entry.mac === null ? 'no MAC' : `MAC ${entry.mac}`} (${entry.state.join(' ')})`;

/** An entry of the neighbour (ARP, NDP) table. See ip-neighbour(8). */
export const neighbourCheck = defineCheck({
  name: 'neighbour',
  schema,
  example: 'neighbour: 10.20.1.12\nhost: a\nmac: 02:00:00:00:00:12',
  reads: 'state',
  parts: ['namespaces', 'neighbours'],
  fades: ({ state }) => state?.toLowerCase() !== 'permanent',
  describe: describeNeighbour,
  evaluate: (check, view) =>
    inNamespace(check, view, describeNeighbour(check), (space, place) => {
      const same = space.neighbours.filter((entry) => sameAddress(entry.address, check.neighbour));
      // A FAILED or INCOMPLETE entry is a request without a reply: it says of no MAC address.
      const found = same.find(
        (entry) =>
          (check.state === undefined
            ? entry.mac !== null
            : entry.state.includes(check.state.toUpperCase())) &&
          (check.mac === undefined || check.mac.toLowerCase() === entry.mac?.toLowerCase()) &&
          (check.dev === undefined || check.dev === entry.dev),
      );
      const near = same[0];
      const missing =
        near === undefined ? `no neighbour entry for ${check.neighbour} on ${place}` : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      return presence(found !== undefined, check.absent, { wanted: describeNeighbour(check), seen, missing });
    }),
});
