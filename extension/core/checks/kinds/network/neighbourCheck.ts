import { phrases, say } from '../../../language/say.ts';
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
  const { neighbour } = check;
  return phrases([
    check.absent === true
      ? say('no neighbour entry for {neighbour}', { neighbour })
      : say('a neighbour entry for {neighbour}', { neighbour }),
    dev && say('on {link}', { link: dev }),
    mac && say('with MAC {mac}', { mac }),
    state && say('in state {state}', { state }),
  ]);
};

const describeEntry = (entry: Neighbour): string =>
  phrases([
    say('{name} is on {place}', { name: entry.address, place: entry.dev }),
    entry.mac === null ? say('with no MAC') : say('with MAC {mac}', { mac: entry.mac }),
    `(${entry.state.join(' ')})`,
  ]);

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
        near === undefined
          ? say('no neighbour entry for {neighbour} on {place}', { neighbour: check.neighbour, place })
          : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      return presence(found !== undefined, check.absent, { wanted: describeNeighbour(check), seen, missing });
    }),
});
