import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

/** A named network namespace of the host. See ip-netns(8). */
export const netnsSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('netns'),
  netns: nameField,
  absent: z.boolean().optional(),
});
