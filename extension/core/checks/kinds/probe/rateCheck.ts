import { say } from '../../../language/say.ts';
import { z } from 'zod';
import { failureText } from '../../../failure/failure.ts';
import { IPERF3_PORT, measureRate } from '../../../rates/iperf3.ts';
import { rateField, rateInWords } from '../../../rates/rateWords.ts';
import { placeName } from '../../inNamespace.ts';
import { nameField } from '../../commonFields.ts';
import { defineCheck, type FieldsOf } from '../../defineCheck.ts';

const schema = {
  rate: nameField.describe('The address of an iperf3(1) server.'),
  from: nameField.optional().describe('The namespace of the client.'),
  server: z
    .strictObject({ netns: nameField.optional(), host: nameField.optional() })
    .optional()
    .describe(
      'Where the check starts its own server (`netns`, `host`). Without it, a server must run already, on port 5201.',
    ),
  atLeast: rateField.describe(
    'The minimum rate in bits per second: `100M`. Computers differ by a factor of a thousand: use it to tell slow from nothing.',
  ),
  seconds: z.int().min(1).max(30).optional().describe('How long to measure. Default: 2.'),
};

type RateCheck = FieldsOf<typeof schema>;

/** Of a server that the check starts: the learner's own may have the usual one. */
const OWN_PORT = 5288;

const describeRate = (check: RateCheck): string =>
  say('at least {rate} to {address}', { rate: rateInWords(check.atLeast), address: check.rate });

/** Throughput of one TCP stream, in bits per second. See iperf3(1). */
export const rateCheck = defineCheck({
  name: 'rate',
  schema,
  example: 'rate: 192.168.3.12\nfrom: red\nserver: { netns: green }\natLeast: 1M',
  reads: 'machine',
  describe: describeRate,
  async evaluate(check, view) {
    const netns = check.from ?? check.netns;
    const wanted = say('{wanted} from {place}', {
      wanted: describeRate(check),
      place: placeName(view.host, netns),
    });
    const { rate: address, server, seconds = 2 } = check;
    const measured = await measureRate({
      client: (script, args, options) => view.run(script, args, { netns, ...options }),
      server: server && ((script, args) => view.run(script, args, server)),
      address,
      port: server ? OWN_PORT : IPERF3_PORT,
      seconds,
    });
    if (!measured.ok) {
      // Without iperf3, nothing is known of the rate.
      const status = measured.failure.code === 'iperf3-missing' ? 'error' : 'fail';
      return { status, wanted, seen: failureText(measured.failure) };
    }
    const status = measured.value >= check.atLeast ? 'pass' : 'fail';
    return { status, wanted, seen: rateInWords(measured.value) };
  },
});
