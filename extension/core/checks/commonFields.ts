import { z } from 'zod';
import { textPattern } from './textPattern.ts';

const LONGEST_WAIT_MS = 60_000;
/** A ladder with more rungs is a text of its own. */
const MAX_HINTS = 5;
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

export const nameField = z.string().min(1, 'is empty');
/** Text that YAML may have read as a number (`contains: 84`). */
export const textField = z.union([z.string(), z.number()]).transform(String);
/** The source of a `textPattern`. */
export const regexField = textField.superRefine((source, context) => {
  try {
    textPattern(source);
  } catch (error) {
    const why = (error as Error).message.replace('error parsing regexp: ', '');
    context.addIssue({ code: 'custom', message: `is not a regular expression of RE2 (${why})` });
  }
});
export const portField = z.int().min(1).max(65_535);

/** The fields of every check. */
export const commonFields = {
  what: z
    .string()
    .min(1, 'is empty')
    .describe('The text of the check for the learner: the wanted state, as a sentence.'),
  host: nameField.optional().describe('The host to check. Default: the first of the front matter’s `hosts`.'),
  netns: nameField
    .optional()
    .describe('The network namespace on that host (ip-netns(8)). Default: the host’s own.'),
  wait: durationField
    .optional()
    .describe(
      'How long Patchbay retries until the check passes: `5s`, `500ms`; at most 60s. Default: one try.',
    ),
  pass: z.string().optional().describe('The text shown when the check passes, instead of what was seen.'),
  fail: z.string().optional().describe('The text shown first when the check fails; what was seen follows.'),
  hint: z
    .union([z.string(), z.array(z.string().min(1, 'is empty')).min(1, 'is empty').max(MAX_HINTS)])
    .transform((hint) => (typeof hint === 'string' ? [hint] : hint))
    .optional()
    .describe(
      'Shown when the check fails. It should help without giving the solution away. A list goes from a question to nearly the answer; the learner opens one after the other.',
    ),
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is not an id such as bridge-up')
    .optional()
    .describe('The name by which another check’s `after` refers to this one.'),
  after: z
    .union([nameField, z.array(nameField)])
    .default([])
    .transform((after) => (typeof after === 'string' ? [after] : after))
    .describe('The ids of checks that must pass first; until then this one does not run.'),
  until: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'is not the id of a step')
    .optional()
    .describe(
      'The later step that changes this. Up to there, what the check asks of the network’s state must stay true.',
    ),
  already: z
    .string()
    .optional()
    .describe('Why the check may pass before its step. Without it, the proof rejects such a check.'),
};
