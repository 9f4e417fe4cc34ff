import { say } from '../../../language/say.ts';
import { CouldNotRun, NoNamespace } from '../../checkKind.ts';
import { placeName } from '../../inNamespace.ts';
import { z } from 'zod';
import { nameField, portField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  reach: nameField.describe('The address that must reply.'),
  from: nameField.optional().describe('The namespace that sends; the same as `netns`.'),
  port: portField.optional().describe('A TCP port to connect to, instead of ping(8).'),
  size: z.int().min(0).max(65_507).optional().describe('Bytes of payload of the echo request. Default: 56.'),
  fragment: z.boolean().optional().describe('False: the packet must not be fragmented (`ping -M do`).'),
  count: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .describe('Echo requests to send; one reply is enough. Default: one every 0.2 s, for a second.'),
  blocked: z
    .boolean()
    .optional()
    .describe(
      'True: the address must NOT reply. Without an address to send from, that is an error: it would prove nothing.',
    ),
};

type ReachCheck = FieldsOf<typeof schema>;

// $1 address, $2 count or '', $3 TCP port or '', $4 payload bytes or '', $5 'do' to forbid fragments or ''.
// A machine that was too busy to send anything within the second gets more time.
// A connection has time for two SYNs (RFC 6298: the second comes after a second).
// Exit 94: the address is the sender's own, and nothing would leave it; 97: a program is missing; 98: no address to send
// from (what is then "blocked" proves nothing).
const SCRIPT = `
case $(ip route get "$1" 2>/dev/null) in local*) exit 94 ;; esac
if [ -n "$3" ]; then
  timeout 2 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$3" 2>&1
  code=$?
else
  command -v ping >/dev/null || exit 97
  send() { ping -n $1 -i 0.2 \${4:+-s "$4"} \${5:+-M "$5"} "$2" 2>&1; }
  many="-c 1 -w 1"
  [ -z "$2" ] || many="-c $2 -W 1"
  said=$(send "$many" "$1" '' "$4" "$5")
  code=$?
  case $said in *$'\\n''0 packets transmitted'*)
    said=$(send '-c 1 -w 5' "$1" '' "$4" "$5")
    code=$? ;;
  esac
  echo "$said"
fi
[ $code != 0 ] || exit 0
[ -n "$(ip -o addr show scope global 2>/dev/null)" ] || exit 98
exit $code
`;

const describeReach = (check: ReachCheck): string => {
  const blocked = check.blocked === true;
  if (check.port === undefined)
    return blocked
      ? say('{address} does not reply', { address: check.reach })
      : say('{address} replies', { address: check.reach });
  return blocked
    ? say('{address} accepts no connection on port {port}', { address: check.reach, port: check.port })
    : say('{address} accepts a connection on port {port}', { address: check.reach, port: check.port });
};

const lastLine = (text: string): string => {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('rtt')).at(-1) ?? say('nothing came back');
};

/** Whether an address replies: to ping(8), or to a TCP connection where `port` is given. */
export const reachCheck = defineCheck({
  name: 'reach',
  schema,
  example: 'reach: 192.168.3.12\nnetns: red\nwait: 5s',
  reads: 'machine',
  describe: describeReach,
  async evaluate(check, view) {
    const netns = check.from ?? check.netns;
    const wanted = say('{wanted} from {place}', {
      wanted: describeReach(check),
      place: placeName(view.host, netns),
    });
    const { reach, count = '', port = '', size = '' } = check;
    const args = [reach, count, port, size, check.fragment === false ? 'do' : ''].map(String);
    const result = await view.run(SCRIPT, args, { netns }).catch((error: unknown) => {
      // A namespace that is not there blocks everything: no proof of what the check is about.
      if (error instanceof NoNamespace && check.blocked === true) throw new CouldNotRun(error.message);
      throw error;
    });
    if (result.exitCode === 97) throw new CouldNotRun(say('ping is not installed there'));
    if (result.exitCode === 94) {
      const seen = say('{address} is an address of {place} itself, so no packet is sent to anybody', {
        address: reach,
        place: placeName(view.host, netns),
      });
      return { status: 'fail', wanted, seen };
    }
    if (result.exitCode === 98) {
      const seen = say('{name} has no address to send from', { name: placeName(view.host, netns) });
      return { status: check.blocked === true ? 'error' : 'fail', wanted, seen };
    }
    // A name that can't be resolved gets no reply either, and says nothing about the network.
    if (result.exitCode === 2 && /invalid argument|usage:|not known|failure in name/i.test(result.stdout)) {
      throw new CouldNotRun(lastLine(result.stdout));
    }
    const replied = result.exitCode === 0;
    const failed =
      check.port === undefined
        ? say('{address} did not reply', { address: reach })
        : say('no connection to {address} port {port}', { address: reach, port });
    const done =
      check.port === undefined
        ? say('{address} replied', { address: reach })
        : say('connected to {address} port {port}', { address: reach, port });
    const seen = replied ? done : say('{failed}: {why}', { failed, why: lastLine(result.stdout) });
    return { status: replied !== (check.blocked ?? false) ? 'pass' : 'fail', wanted, seen };
  },
});
