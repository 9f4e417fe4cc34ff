import { z } from 'zod';
import { commonFields, nameField, textField } from '../commonFields.ts';

/** A route: a destination prefix, an address, or `default`. The table is `main` unless said. See ip-route(8). */
export const routeSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('route'),
  route: nameField,
  via: nameField.optional(),
  dev: nameField.optional(),
  src: nameField.optional(),
  table: textField.optional(),
  absent: z.boolean().optional(),
});
