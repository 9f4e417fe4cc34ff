import { phrases, say } from '../../../language/say.ts';
import { CouldNotRun } from '../../checkKind.ts';
import { placeName } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, regexField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';
import { textPattern } from '../../textPattern.ts';

const schema = {
  capture: nameField.describe('The link to listen on with tcpdump(8), or `any`.'),
  filter: z.string().optional().describe('A filter of pcap-filter(7).'),
  during: z
    .string()
    .min(1, 'is empty')
    .describe(
      'A script that sends the packets. It runs in the same namespace; its exit code does not matter.',
    ),
  contains: regexField
    .optional()
    .describe(
      'A regular expression for a packet as `tcpdump -nn -e -v` prints it. With it, or with `none`, the check takes 1 s longer.',
    ),
  count: z.int().min(1).max(1000).optional().describe('How many packets must match. Default: 1.'),
  none: z.boolean().optional().describe('True: no packet may match.'),
};

/** Seconds that packets may take to come after the script that makes them has ended. */
const GRACE_S = 1;

type CaptureCheck = FieldsOf<typeof schema>;

// $1 link, $2 filter, $3 script to run meanwhile, $4 how many packets end it, or '' where only time ends it.
// What tcpdump says comes through a pipe and its packets are our output: nothing here looks again and again, which
// under TCG takes the time that the packets need. Exit 95: no such link; 96: tcpdump or the filter failed; 97: missing.
const SCRIPT = `
command -v tcpdump >/dev/null || exit 97
[ -e "/sys/class/net/$1" ] || [ "$1" = any ] || exit 95
exec 4>&1
exec 3< <(exec tcpdump -nn -e -v -l --immediate-mode -i "$1" \${4:+-c "$4"} \${2:+"$2"} 2>&1 >&4 4>&-)
dump=$!
exec 4>&-
until [[ \${said-} == *'listening on'* ]]; do
  read -r -t 5 -u 3 said || { kill "$dump"; exit 96; } 2>/dev/null
  echo "$said" >&2
done
during=$3
(set --; eval "$during") >/dev/null 2>&1 </dev/null 3<&-
read -r -t ${GRACE_S} -u 3 said
kill "$dump" 2>/dev/null
while read -r -u 3 said; do :; done
exit 0
`;

const describeCapture = (check: CaptureCheck): string => {
  const packets =
    check.none === true
      ? say('no packet')
      : say('at least {count, plural, one {# packet} other {# packets}}', { count: check.count ?? 1 });
  return phrases([
    say('{packets} on {link}', { packets, link: check.capture }),
    check.filter && say('for the filter "{filter}"', { filter: check.filter }),
    check.contains && say('matching {pattern}', { pattern: check.contains }),
  ]);
};

/** Packets seen on a link while the script `during` runs. See tcpdump(8), pcap-filter(7). */
export const captureCheck = defineCheck({
  name: 'capture',
  schema,
  example: 'capture: br0\nfilter: icmp\nduring: ip netns exec red ping -c 1 192.168.3.12\ncount: 2',
  reads: 'machine',
  describe: describeCapture,
  async evaluate(check, view) {
    const wanted = describeCapture(check);
    // With a pattern, packets that do not match must not end it early.
    const enough = check.contains === undefined ? String(check.none === true ? 1 : (check.count ?? 1)) : '';
    const args = [check.capture, check.filter ?? '', check.during, enough];
    const result = await view.run(SCRIPT, args, { netns: check.netns });
    const place = placeName(view.host, check.netns);
    if (result.exitCode === 95) {
      const seen = say('no link {link} on {place}', { link: check.capture, place });
      return { status: check.none === true ? 'error' : 'fail', wanted, seen };
    }
    if (result.exitCode === 97) throw new CouldNotRun(say('tcpdump is not installed there'));
    if (result.exitCode !== 0)
      throw new CouldNotRun(say('tcpdump could not listen: {why}', { why: result.stderr.trim() }));
    const packets = result.stdout.split(/\n(?=\d\d:\d\d:)/).filter((text) => text.trim() !== '');
    const matches = textPattern(check.contains ?? '');
    const matching = packets.filter(matches);
    const met = check.none === true ? matching.length === 0 : matching.length >= (check.count ?? 1);
    const example = (matching[0] ?? packets[0])?.split('\n')[0];
    const where = { link: check.capture, place };
    if (example === undefined) {
      const seen = say('no such packet was seen on {link} of {place}', where);
      return { status: met ? 'pass' : 'fail', wanted, seen };
    }
    const counts =
      check.contains === undefined
        ? say('{count} seen on {link} of {place}', { count: packets.length, ...where })
        : say('{count} seen on {link} of {place}, {matching} matching', {
            ...{ count: packets.length, matching: matching.length },
            ...where,
          });
    const seen = say('{counts}; the first: {packet}', { counts, packet: example });
    return { status: met ? 'pass' : 'fail', wanted, seen };
  },
});
