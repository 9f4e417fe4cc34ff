import { z } from 'zod';
import { rulesSchema } from './classRules.ts';
import type { MessageToEditor, ToEditor } from './editorMessages.ts';
import { guardBy } from './guardBy.ts';

const text = z.string().max(2000);
const on = z.object({ on: z.boolean() });

/** The form of each message; a missing one does not compile. */
const forms: { [K in keyof ToEditor]: z.ZodType<ToEditor[K]> } = {
  seat: z.object({
    view: z.object({
      ...{ name: text, seatCode: text, hand: z.boolean(), watched: z.boolean(), paused: z.boolean() },
      // The player in the editor asks there.
      question: z.null().catch(null),
      messages: z.array(z.object({ id: z.int().min(0), text })).max(1000),
      control: z.enum(['none', 'asked', 'given']),
    }),
  }),
  notice: z.object({ text }),
  rules: z.object({ rules: rulesSchema, lessons: z.array(z.string().max(200)).max(1000) }),
  kept: z.object({ number: z.int().min(0) }),
  watch: on,
  page: z.object({ message: z.unknown() }),
  reset: z.object({}),
  bring: z.object({ step: z.string().min(1).max(200) }),
};

/** What a hub sent to an editor, if it has the form of a message: a learner can type any address. */
export const guardHubMessage: (text: string) => MessageToEditor | undefined = guardBy(forms);
