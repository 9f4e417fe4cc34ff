import { z } from 'zod';
import type { FromBoard, MessageFromBoard } from './boardMessages.ts';
import { guardBy } from './guardBy.ts';

const seat = z.int().min(1);
const id = z.string().min(1).max(200);
const on = z.object({ on: z.boolean() });

/** The form of each message; a missing one does not compile. */
const forms: { [K in keyof FromBoard]: z.ZodType<FromBoard[K]> } = {
  say: z.object({ seat: seat.nullable(), text: z.string().min(1).max(1000) }),
  lowerHand: z.object({ seat }),
  reset: z.object({ seat }),
  lock: z.object({ lesson: id, from: id.nullable() }),
  lockSolutions: on,
  bring: z.object({ lesson: id, step: id }),
  pause: on,
  end: z.object({}),
};

/** What a board sent, if it has the form of a message; undefined otherwise. */
export const guardBoardMessage: (text: string) => MessageFromBoard | undefined = guardBy(forms);
