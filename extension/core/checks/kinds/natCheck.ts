import { z } from 'zod';
import { commonFields, nameField, textField } from '../commonFields.ts';

/** A rule that rewrites addresses, made with iptables or nft alike. See iptables-extensions(8), nft(8). */
export const natSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('nat'),
  nat: z.enum(['masquerade', 'dnat', 'snat']),
  source: nameField.optional(),
  out: nameField.optional(),
  to: textField.optional(),
  port: z.int().min(1).max(65_535).optional(),
  protocol: nameField.optional(),
  absent: z.boolean().optional(),
});
