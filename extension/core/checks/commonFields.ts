import { z } from 'zod';

const LONGEST_WAIT_MS = 60_000;
const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;

/** `5s` or `500ms` as milliseconds. */
export const durationField = z
  .string()
  .regex(DURATION, 'is not a duration such as 5s or 500ms')
  .transform((text) => {
    const [, amount = '0', unit] = DURATION.exec(text) ?? [];
    return Math.round(Number(amount) * (unit === 's' ? 1000 : 1));
  })
  .refine((ms) => ms <= LONGEST_WAIT_MS, 'is longer than 60s');

const compiles = (source: string): boolean => {
  try {
    new RegExp(source, 'm');
    return true;
  } catch {
    return false;
  }
};

export const nameField = z.string().min(1, 'is empty');
/** Text that YAML may have read as a number (`contains: 84`). */
export const textField = z.union([z.string(), z.number()]).transform(String);
/** The source of a regular expression; matched with the `m` flag. */
export const regexField = textField.refine(compiles, 'is not a regular expression');
export const portField = z.int().min(1).max(65_535);

/** What every check may say, whatever its kind. */
export const commonFields = {
  what: z.string().min(1, 'is empty'),
  host: nameField.optional(),
  netns: nameField.optional(),
  wait: durationField.optional(),
  pass: z.string().optional(),
  fail: z.string().optional(),
  hint: z.string().optional(),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is not an id such as bridge-up')
    .optional(),
  needs: z
    .union([nameField, z.array(nameField)])
    .default([])
    .transform((needs) => (typeof needs === 'string' ? [needs] : needs)),
  already: z.string().optional(),
};
