import { CouldNotRun, type ExecKind } from '../checkKind.ts';
import { placeName } from '../inNamespace.ts';
import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

const UNITS = { '': 1, K: 1e3, M: 1e6, G: 1e9 } as const;

/** Throughput of one TCP stream, in bits per second. See iperf3(1). */
export const rateSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('rate'),
  rate: nameField.describe('The address of an iperf3(1) server.'),
  from: nameField.optional().describe('The namespace of the client.'),
  server: z
    .strictObject({ netns: nameField.optional(), host: nameField.optional() })
    .optional()
    .describe(
      'Where the check starts a server for itself (`netns`, `host`). Without it, one that runs already, on port 5201.',
    ),
  atLeast: z
    .string()
    .regex(/^\d+(\.\d+)?[KMG]?$/, 'is not a rate such as 100M')
    .transform((text) => parseFloat(text) * UNITS[text.replace(/[\d.]/g, '') as keyof typeof UNITS])
    .describe(
      'The least rate in bits per second: `100M`. Computers differ a thousandfold: use it to tell slow from nothing.',
    ),
  seconds: z.int().min(1).max(30).optional().describe('How long to measure. Default: 2.'),
});

type RateCheck = z.output<typeof rateSchema>;

const PORT = '5288';
// -1: the server ends by itself after one test, or after $2 seconds where nobody came.
const SERVER = `command -v iperf3 >/dev/null || exit 97
timeout "$2" iperf3 -s -1 -p "$1" >/dev/null 2>&1 </dev/null &`;
const CLIENT = `command -v iperf3 >/dev/null || exit 97
for i in 1 2 3 4 5; do
  out=$(timeout "$4" iperf3 -J -c "$1" -p "$2" -t "$3" --connect-timeout 2000 2>/dev/null) && break
  sleep 0.3
done
printf '%s' "$out"`;

const inWords = (bits: number): string => {
  const [unit, size] =
    bits >= 1e9
      ? (['Gbit/s', 1e9] as const)
      : bits >= 1e6
        ? (['Mbit/s', 1e6] as const)
        : (['kbit/s', 1e3] as const);
  return `${Number((bits / size).toPrecision(3))} ${unit}`;
};

const describeRate = (check: RateCheck): string => `at least ${inWords(check.atLeast)} to ${check.rate}`;

function receivedBits(json: string): number | null {
  try {
    const { end } = JSON.parse(json) as { end?: { sum_received?: { bits_per_second?: unknown } } };
    const bits = end?.sum_received?.bits_per_second;
    return typeof bits === 'number' ? bits : null;
  } catch {
    return null;
  }
}

export const rateKind: ExecKind<RateCheck> = {
  reads: 'machine',
  describe: describeRate,
  async evaluate(check, view) {
    const netns = check.from ?? check.netns;
    const wanted = `${describeRate(check)} from ${placeName(view.host, netns)}`;
    const seconds = check.seconds ?? 2;
    const limit = String(seconds + 15);
    if (check.server !== undefined) {
      const started = await view.run(SERVER, [PORT, limit], check.server);
      if (started.exitCode === 97) throw new CouldNotRun('iperf3 is not installed there');
    }
    const port = check.server === undefined ? '5201' : PORT;
    const place = { netns, timeoutMs: (seconds + 30) * 1000 };
    const result = await view.run(CLIENT, [check.rate, port, String(seconds), String(seconds + 8)], place);
    if (result.exitCode === 97) throw new CouldNotRun('iperf3 is not installed there');
    const bits = receivedBits(result.stdout);
    if (bits === null) return { status: 'fail', wanted, seen: `no iperf3 server answered at ${check.rate}` };
    return { status: bits >= check.atLeast ? 'pass' : 'fail', wanted, seen: inWords(bits) };
  },
};
