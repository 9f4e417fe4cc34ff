import { z } from 'zod';
import { commonFields, nameField } from '../commonFields.ts';

/** An entry of the neighbour (ARP, NDP) table. See ip-neighbour(8). */
export const neighbourSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('neighbour'),
  neighbour: nameField,
  mac: nameField.optional(),
  dev: nameField.optional(),
  state: nameField.optional(),
  absent: z.boolean().optional(),
});
