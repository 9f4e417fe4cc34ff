import { z } from 'zod';

export const rulesSchema = z.object({
  /** Lesson id → the id of the first step that is not open yet. */
  lockedFrom: z.record(z.string().max(200), z.string().max(200)),
  /** Solutions, and Show me how, are not open. */
  solutionsLocked: z.boolean(),
  paused: z.boolean(),
});

/** What the teacher has set for all. */
export type ClassRules = Readonly<z.infer<typeof rulesSchema>>;

export const NO_RULES: ClassRules = { lockedFrom: {}, solutionsLocked: false, paused: false };
