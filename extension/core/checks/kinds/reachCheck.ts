import { z } from 'zod';
import { commonFields, nameField, portField } from '../commonFields.ts';

/** Whether an address answers: ping(8), or a TCP connection where `port` is given. */
export const reachSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('reach'),
  reach: nameField,
  from: nameField.optional(),
  port: portField.optional(),
  size: z.int().min(0).max(65_507).optional(),
  fragment: z.boolean().optional(),
  count: z.int().min(1).max(20).optional(),
  blocked: z.boolean().optional(),
});
