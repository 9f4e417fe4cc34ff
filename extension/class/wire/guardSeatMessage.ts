import { z } from 'zod';
import { guardBy } from './guardBy.ts';
import type { FromSeatPage, MessageFromSeatPage } from './seatMessages.ts';

/** The form of each message; a missing one does not compile. */
const forms: { [K in keyof FromSeatPage]: z.ZodType<FromSeatPage[K]> } = {
  player: z.object({ message: z.unknown() }),
  answer: z.object({ question: z.int().min(0), yes: z.boolean() }),
  hand: z.object({ up: z.boolean() }),
  close: z.object({ message: z.int().min(0) }),
  control: z.object({ on: z.boolean() }),
};

/** What a page sent, if it has the form of a message; undefined otherwise. */
export const guardSeatMessage: (text: string) => MessageFromSeatPage | undefined = guardBy(forms);
