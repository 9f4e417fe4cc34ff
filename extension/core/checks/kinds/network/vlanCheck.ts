import { phrases, say } from '../../../language/say.ts';
import { inNamespace, presence, thereIs } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  vlan: z.int().min(1).max(4094).describe('The VLAN id of a port, as bridge(8) shows it.'),
  port: nameField.optional().describe('The bridge port, or the bridge itself.'),
  bridge: nameField.optional().describe('The bridge that the port must be in.'),
  tagged: z.boolean().optional().describe('Whether frames leave with a tag.'),
  pvid: z.boolean().optional().describe('Whether the port assigns untagged frames to this VLAN.'),
  absent: z.boolean().optional().describe('True: there must be no such entry.'),
};

type VlanCheck = FieldsOf<typeof schema>;

const describeEntry = (vlan: {
  vlan: number;
  port?: string | undefined;
  tagged?: boolean | undefined;
  pvid?: boolean | undefined;
}): string =>
  phrases([
    say('VLAN {vlan}', { vlan: vlan.vlan }),
    vlan.port && say('on {port}', { port: vlan.port }),
    vlan.tagged !== undefined && (vlan.tagged ? say('tagged') : say('untagged')),
    vlan.pvid !== undefined && (vlan.pvid ? say('as PVID') : say('not as PVID')),
  ]);

const describeVlan = (check: VlanCheck): string =>
  check.absent === true ? say('no {entry}', { entry: describeEntry(check) }) : describeEntry(check);

/** A VLAN on a port of a filtering bridge. See bridge(8), "bridge vlan". */
export const vlanCheck = defineCheck({
  name: 'vlan',
  schema,
  example: 'vlan: 10\nport: veth-red\npvid: true\ntagged: false',
  reads: 'state',
  parts: ['namespaces', 'vlans'],
  describe: describeVlan,
  evaluate: (check, view) =>
    inNamespace(check, view, describeVlan(check), (space) => {
      const ofPort = space.vlans.filter((entry) => check.port === undefined || entry.port === check.port);
      const same = ofPort.filter((entry) => entry.vlan === check.vlan);
      const found = same.find(
        (entry) =>
          (check.tagged === undefined || check.tagged === entry.tagged) &&
          (check.pvid === undefined || check.pvid === entry.pvid),
      );
      const near = same[0];
      const others = [...new Set(ofPort.map((entry) => entry.vlan))].slice(0, 8).join(', ');
      const missing =
        near === undefined
          ? say('no VLAN {vlan}', { vlan: check.vlan }) + (others === '' ? '' : thereIs(others))
          : describeEntry(near);
      const seen = found === undefined ? missing : describeEntry(found);
      const { bridge } = check;
      const master = space.links.find(({ name }) => name === found?.port)?.master ?? null;
      if (found !== undefined && bridge !== undefined && found.port !== bridge && master !== bridge) {
        const wanted = say('{wanted}, a port of {bridge}', { wanted: describeVlan(check), bridge });
        return {
          status: 'fail',
          wanted,
          seen: say('{port} is a port of {bridge}', { port: found.port, bridge: master ?? say('no bridge') }),
        };
      }
      return presence(found !== undefined, check.absent, { wanted: describeVlan(check), seen, missing });
    }),
});
