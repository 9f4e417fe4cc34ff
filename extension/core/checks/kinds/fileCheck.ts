import { z } from 'zod';
import { commonFields, nameField, regexField, textField } from '../commonFields.ts';

/** A file of the host. */
export const fileSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('file'),
  file: nameField,
  contains: textField.optional(),
  matches: regexField.optional(),
  executable: z.boolean().optional(),
  absent: z.boolean().optional(),
});
