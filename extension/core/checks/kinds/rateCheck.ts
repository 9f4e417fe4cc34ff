import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

const UNITS = { '': 1, K: 1e3, M: 1e6, G: 1e9 } as const;

/** Throughput of one TCP stream, in bits per second. See iperf3(1). */
export const rateSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('rate'),
  rate: nameField,
  from: nameField.optional(),
  server: z.strictObject({ netns: nameField.optional(), host: nameField.optional() }).optional(),
  atLeast: z
    .string()
    .regex(/^\d+(\.\d+)?[KMG]?$/, 'is not a rate such as 100M')
    .transform((text) => parseFloat(text) * UNITS[text.replace(/[\d.]/g, '') as keyof typeof UNITS]),
  seconds: z.int().min(1).max(30).optional(),
});
