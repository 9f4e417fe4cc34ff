import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

/** An address, with or without its prefix length. See ip-address(8). */
export const addressSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('address'),
  address: nameField,
  on: nameField.optional(),
  absent: z.boolean().optional(),
});
