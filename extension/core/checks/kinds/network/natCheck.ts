import { phrases, say } from '../../../language/say.ts';
import { prefixCovers, sameAddress } from '../../../state/ipPrefix.ts';
import type { NatRule } from '../../../state/networkState.ts';
import { inNamespace, presence } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, textField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  nat: z
    .enum(['masquerade', 'dnat', 'snat'])
    .describe('What the rule does. It may be of nftables or of iptables.'),
  source: nameField.optional().describe('Source addresses that the rule must cover.'),
  out: nameField.optional().describe('An outgoing link that the rule must cover.'),
  to: textField.optional().describe('The new address, port, or both.'),
  port: z.int().min(1).max(65_535).optional().describe('A destination port that the rule must cover.'),
  protocol: nameField.optional().describe('`tcp` or `udp`.'),
  absent: z.boolean().optional().describe('True: there must be no such rule.'),
};

type NatCheck = FieldsOf<typeof schema>;

const describeRule = (
  rule: Partial<Record<'source' | 'out' | 'protocol' | 'port' | 'to', string | number | null | undefined>>,
  action: string,
): string =>
  phrases([
    action,
    rule.source && say('from {source}', { source: String(rule.source) }),
    rule.out && say('out of {link}', { link: String(rule.out) }),
    rule.protocol && String(rule.protocol),
    rule.port && say('port {port}', { port: String(rule.port) }),
    rule.to && say('to {address}', { address: String(rule.to) }),
  ]);

const describeNat = (check: NatCheck): string =>
  check.absent === true
    ? say('no rule: {rule}', { rule: describeRule(check, check.nat) })
    : say('a rule: {rule}', { rule: describeRule(check, check.nat) });

/** A rule that does not limit a field covers every value of it; `!` inverts the match. */
function covers(limit: string | null, same: (value: string) => boolean): boolean {
  if (limit === null) return true;
  return limit.startsWith('!') ? !same(limit.slice(1)) : same(limit);
}

function sameTarget(want: string, have: string | null): boolean {
  if (have === null) return false;
  return want === have || sameAddress(want, have) || (!want.includes(':') && have.startsWith(`${want}:`));
}

function meets(check: NatCheck, rule: NatRule): boolean {
  const { source, out, protocol, port, to } = check;
  return (
    rule.action === check.nat &&
    (source === undefined || covers(rule.source, (limit) => prefixCovers(limit, source))) &&
    (out === undefined ||
      covers(
        rule.out,
        (limit) => limit === out || (limit.endsWith('+') && out.startsWith(limit.slice(0, -1))),
      )) &&
    (protocol === undefined || covers(rule.protocol, (limit) => limit.split(',').includes(protocol))) &&
    (port === undefined || covers(rule.port, (limit) => limit.split(',').includes(String(port)))) &&
    (to === undefined || sameTarget(to, rule.to))
  );
}

/** A rule that rewrites addresses, made with iptables or nft alike. See iptables-extensions(8), nft(8). */
export const natCheck = defineCheck({
  name: 'nat',
  schema,
  example: 'nat: masquerade\nsource: 172.18.0.0/24',
  reads: 'state',
  parts: ['namespaces', 'nat'],
  describe: describeNat,
  evaluate: (check, view) =>
    inNamespace(check, view, describeNat(check), (space, place) => {
      const found = space.nat.find((rule) => meets(check, rule));
      const near = space.nat.find((rule) => rule.action === check.nat);
      const missing =
        near === undefined
          ? say('no {action} rule on {place}', { action: check.nat, place })
          : say('the rule is {rule}', { rule: describeRule(near, near.action) });
      const seen =
        found === undefined
          ? missing
          : say('the rule is {rule} ({program})', {
              rule: describeRule(found, found.action),
              program: found.from,
            });
      return presence(found !== undefined, check.absent, { wanted: describeNat(check), seen, missing });
    }),
});
