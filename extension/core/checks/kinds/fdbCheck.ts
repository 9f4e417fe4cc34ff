import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

/** An entry of a bridge's or a VTEP's forwarding table; `{of: LINK}` is that link's MAC. See bridge(8). */
export const fdbSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('fdb'),
  fdb: z.union([
    nameField,
    z.strictObject({ of: nameField, netns: nameField.optional(), host: nameField.optional() }),
  ]),
  port: nameField.optional(),
  bridge: nameField.optional(),
  dst: nameField.optional(),
  vlan: z.int().min(1).max(4094).optional(),
  learned: z.boolean().optional(),
  absent: z.boolean().optional(),
});
