import { z } from 'zod';
import { commonFields, nameField, regexField } from '../commonFields.ts';

/** A running process: a pattern on its command line; `holds` names a tun or tap that it keeps open. */
export const processSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('process'),
  process: regexField,
  holds: nameField.optional(),
  absent: z.boolean().optional(),
});
