import { z } from 'zod';
import { commonFields, nameField, portField } from '../commonFields.ts';

/**
 * A link, by name or by glob. In a lesson file the two fields that collide with others are written plainly:
 * `kind: bridge` becomes `linkKind`, and a numeric `id: 42` (VNI or VLAN id) becomes `linkId`. See ip-link(8).
 */
export const linkSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('link'),
  link: nameField,
  linkKind: nameField.optional(),
  linkId: z.int().min(0).max(16_777_215).optional(),
  up: z.boolean().optional(),
  state: z.enum(['up', 'down', 'unknown', 'lowerlayerdown']).optional(),
  carrier: z.boolean().optional(),
  mtu: z.int().positive().optional(),
  mac: nameField.optional(),
  master: nameField.optional(),
  peer: z
    .strictObject({ link: nameField.optional(), netns: nameField.optional(), host: nameField.optional() })
    .optional(),
  parent: nameField.optional(),
  remote: nameField.optional(),
  local: nameField.optional(),
  group: nameField.optional(),
  port: portField.optional(),
  mode: nameField.optional(),
  learning: z.boolean().optional(),
  proxy: z.boolean().optional(),
  promiscuous: z.boolean().optional(),
  addresses: z.literal('none').optional(),
  absent: z.boolean().optional(),
});
