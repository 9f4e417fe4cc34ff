import { z } from 'zod';
import { commonFields, nameField, textField } from '../commonFields.ts';

/** A Docker container of the machine. See docker-inspect(1). */
export const containerSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('container'),
  container: nameField,
  running: z.boolean().optional(),
  image: nameField.optional(),
  network: nameField.optional(),
  address: nameField.optional(),
  published: textField.optional(),
  absent: z.boolean().optional(),
});
