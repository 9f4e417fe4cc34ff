import { z } from 'zod';
import type { EditorEvent } from '../wire/editorMessages.ts';
import { EVENT_KINDS } from '../wire/eventKinds.ts';

const ticketSchema = z.object({
  /** The class's root, with a slash at its end: `http://10.0.0.5:8080/`. */
  address: z.url({ protocol: /^https?$/ }),
  /** The learner's name in the class. */
  name: z.string(),
  /** The cookie that opens the seat, `NAME=VALUE`: a secret. */
  cookie: z.string().regex(/^[\w-]+=[\w-]+$/),
  /** The ids of the class's lessons, as the hub last named them. */
  lessons: z.array(z.string()).default([]),
});

const eventSchema = z.object({
  number: z.number(),
  lesson: z.string(),
  step: z.string(),
  kind: z.enum(EVENT_KINDS),
  at: z.string(),
});

/** What a learner's editor keeps of a class that it has joined. */
export type ClassTicket = Readonly<z.infer<typeof ticketSchema>>;

/** Where the ticket is kept; it outlives windows, and all windows have the same. */
export interface TicketStore {
  load(): unknown;
  /** Undefined: the class was left. */
  save(ticket: ClassTicket | undefined): void;
}

/** Where a window keeps what happened and the hub does not have yet: each window its own. `seat` tells one seat from others. */
export interface UnsentStore {
  save(seat: string, events: readonly EditorEvent[]): void;
  /** Gives `keep` what windows that are gone left, of whatever form. */
  adopt(seat: string, keep: (events: unknown) => void): void;
}

/** Events as they were kept; those that are none are left out. */
export function readEvents(value: unknown): EditorEvent[] {
  const events: unknown[] = Array.isArray(value) ? value : [];
  return events.flatMap((event) => eventSchema.safeParse(event).data ?? []);
}

/** A ticket as it was kept; undefined where it is none. */
export function readTicket(value: unknown): ClassTicket | undefined {
  const read = ticketSchema.safeParse(value);
  return read.success ? read.data : undefined;
}
