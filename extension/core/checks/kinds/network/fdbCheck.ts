import { phrases, say } from '../../../language/say.ts';
import { sameAddress } from '../../../state/ipPrefix.ts';
import { findLink, findNamespace, type FdbEntry } from '../../../state/networkState.ts';
import { inNamespace, noNamespace, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  fdb: z
    .union([
      nameField,
      z.strictObject({ of: nameField, netns: nameField.optional(), host: nameField.optional() }),
    ])
    .describe('A MAC address; or `any`; or the MAC address of a link, by `of`, `netns` and `host`.'),
  port: nameField.optional().describe('The bridge port or VTEP of the entry.'),
  bridge: nameField.optional().describe('The bridge that has the entry.'),
  dst: nameField.optional().describe('The address of the remote VTEP (bridge(8), `dst`).'),
  vlan: z.int().min(1).max(4094).optional().describe('The VLAN of the entry.'),
  learned: z.boolean().optional().describe('True: learned from traffic; false: added by a command.'),
  absent: z.boolean().optional().describe('True: there must be no such entry.'),
};

type FdbCheck = FieldsOf<typeof schema>;

const describeFdb = (check: FdbCheck): string => {
  const mac = typeof check.fdb === 'string' ? check.fdb : say('the MAC of {link}', { link: check.fdb.of });
  const { port, bridge, dst, vlan, learned } = check;
  const traits = [
    port && say('on {port}', { port }),
    bridge && say('of {bridge}', { bridge }),
    dst && say('towards {dst}', { dst }),
    vlan && say('in VLAN {vlan}', { vlan }),
  ];
  const entry =
    check.absent === true ? say('no FDB entry for {mac}', { mac }) : say('an FDB entry for {mac}', { mac });
  return phrases([entry, ...traits, learned === true && say('(learned)')]);
};

/** What a command or a control plane wrote is not learned, whatever its state (bridge(8), `extern_learn`). */
const isLearned = ({ state, flags }: FdbEntry): boolean =>
  state !== 'permanent' && state !== 'static' && !flags.includes('extern_learn') && !flags.includes('sticky');

/** An entry of a bridge's or a VTEP's forwarding table; `{of: LINK}` is that link's MAC. See bridge(8). */
export const fdbCheck = defineCheck({
  name: 'fdb',
  schema,
  example: 'fdb: { of: eth0, netns: red }\nport: veth-red\nlearned: true',
  reads: 'state',
  parts: ['namespaces', 'links', 'fdb'],
  fades: ({ learned }) => learned === true,
  describe: describeFdb,
  evaluate: (check, view) =>
    inNamespace(check, view, describeFdb(check), (space) => {
      const wanted = describeFdb(check);
      let mac = check.fdb;
      if (typeof mac !== 'string') {
        const { of, netns, host } = mac;
        const there = findNamespace(view.state, host ?? view.host, netns);
        if (there === undefined) return { status: 'fail', wanted, seen: noNamespace(view, netns ?? '') };
        const found = findLink(there, of)?.mac ?? null;
        if (found === null)
          return {
            status: 'fail',
            wanted,
            seen: say('there is no link {link} with a MAC address', { link: of }),
          };
        mac = found;
      }
      const address = mac.toLowerCase();
      const same = space.fdb.filter((entry) => address === 'any' || entry.mac.toLowerCase() === address);
      const found = same.find(
        (entry) =>
          (check.port === undefined || check.port === entry.port) &&
          (check.bridge === undefined || check.bridge === entry.bridge) &&
          (check.dst === undefined || (entry.dst !== null && sameAddress(check.dst, entry.dst))) &&
          (check.vlan === undefined || check.vlan === entry.vlan) &&
          (check.learned === undefined || check.learned === isLearned(entry)),
      );
      const describeEntry = (entry: FdbEntry): string =>
        phrases([
          say('{name} is on {place}', { name: entry.mac, place: entry.port }),
          entry.dst !== null && say('towards {dst}', { dst: entry.dst }),
          `(${entry.state || (isLearned(entry) ? say('learned') : entry.flags.join(' '))})`,
        ]);
      const near = address === 'any' ? undefined : same[0];
      const missing =
        near === undefined
          ? say('no FDB entry for {mac}', { mac: address === 'any' ? say('any MAC') : mac })
          : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      return presence(found !== undefined, check.absent, { wanted, seen, missing });
    }),
});
