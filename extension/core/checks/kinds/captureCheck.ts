import { z } from 'zod';
import { commonFields, nameField, regexField } from '../commonFields.ts';

/** Packets seen on a link while the script `during` runs. See tcpdump(8), pcap-filter(7). */
export const captureSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('capture'),
  capture: nameField,
  filter: z.string().optional(),
  during: z.string().min(1, 'is empty'),
  contains: regexField.optional(),
  count: z.int().min(1).max(1000).optional(),
  none: z.boolean().optional(),
});
