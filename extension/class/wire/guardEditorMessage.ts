import { z } from 'zod';
import type { MessageToPage, ToPage } from '../../protocol/messages.ts';
import { MAX_EVENTS, type FromEditor, type MessageFromEditor } from './editorMessages.ts';
import { EVENT_KINDS } from './eventKinds.ts';
import { guardBy } from './guardBy.ts';

const id = z.string().min(1).max(200);
const when = z.iso.datetime();
const times = z.record(id, when);
const words = z.string().max(4000);

/** Which types of a player's messages show something; a missing one does not compile. */
const shown: { [K in keyof ToPage]: boolean } = {
  view: true,
  terminalScreen: true,
  terminalOutput: true,
  focus: true,
  perform: true,
  rasterize: false,
};

/** The form of each message; a missing one does not compile. */
const forms: { [K in keyof FromEditor]: z.ZodType<FromEditor[K]> } = {
  hand: z.object({ up: z.boolean() }),
  close: z.object({ message: z.int().min(0) }),
  control: z.object({ on: z.boolean() }),
  state: z.object({
    state: z
      .object({
        ...{ lesson: id, current: z.string().max(200), achieved: times, skipped: times },
        machine: z.enum(['starting', 'running', 'resetting', 'replaying', 'stopped', 'lost']),
        stuck: z.object({ what: words, seen: words, since: when }).nullable(),
      })
      .nullable(),
  }),
  events: z.object({
    events: z
      .array(
        z.object({
          number: z.int().min(0),
          ...{ lesson: id, step: id, kind: z.enum(EVENT_KINDS), at: when },
        }),
      )
      .max(MAX_EVENTS),
  }),
  // The teacher's page takes nothing of it on trust: see safeView.ts.
  page: z.object({
    message: z.custom<MessageToPage>(
      (value) =>
        typeof value === 'object' &&
        value !== null &&
        'type' in value &&
        typeof value.type === 'string' &&
        Object.hasOwn(shown, value.type) &&
        shown[value.type as keyof ToPage],
    ),
  }),
};

/** What an editor sent, if it has the form of a message; undefined otherwise. */
export const guardEditorMessage: (text: string) => MessageFromEditor | undefined = guardBy(forms);
