import { z } from 'zod';
import { commonFields, regexField } from '../commonFields.ts';

/** The way out: a bash script, its exit code and what it prints. */
export const commandSchema = z.strictObject({
  ...commonFields,
  kind: z.literal('command'),
  command: z.string().min(1, 'is empty'),
  exit: z.int().min(0).max(255).optional(),
  output: regexField.optional(),
  notOutput: regexField.optional(),
});
