import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

/** A VLAN on a port of a filtering bridge. See bridge(8), "bridge vlan". */
export const vlanSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('vlan'),
  vlan: z.int().min(1).max(4094),
  port: nameField.optional(),
  tagged: z.boolean().optional(),
  pvid: z.boolean().optional(),
  absent: z.boolean().optional(),
});
