import { z } from 'zod';
import type { CardMemory } from './schedule.ts';

/** Key of a card → what is known of it; a card without an entry was not reviewed yet. */
export type ReviewMemory = Readonly<Record<string, CardMemory>>;

/** Where it is kept. */
export interface ReviewStore {
  load(): Promise<ReviewMemory>;
  /** Keeps one card's, beside the others; rejects with FailureError. */
  save(key: string, memory: CardMemory): Promise<void>;
}

/** What a file of `ReviewMemory` holds. */
export interface KeptReview {
  readonly memory: ReviewMemory;
  /** False where something in it could not be read: whoever writes the file again keeps the old one. */
  readonly isWhole: boolean;
}

const time = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
const count = z.int().min(0);
const card = z.object({
  due: time,
  // The bounds of FSRS, which rejects others.
  stability: z.number().min(0.001).max(36_500),
  difficulty: z.number().min(1).max(10),
  last: time,
  reviews: count,
  lapses: count,
});

/** Reads what was kept. Never throws: what is malformed is left out. */
export function readReview(value: unknown): KeptReview {
  const file = z.object({ format: z.literal(1), cards: z.record(z.string(), z.unknown()) }).safeParse(value);
  if (!file.success) return { memory: {}, isWhole: false };
  const entries = Object.entries(file.data.cards).map(([key, one]) => [key, card.safeParse(one)] as const);
  return {
    memory: Object.fromEntries(entries.flatMap(([key, { data }]) => (data ? [[key, data]] : []))),
    isWhole: entries.every(([, { success }]) => success),
  };
}

/** The form in which it is kept. */
export function keptReview(memory: ReviewMemory): { readonly format: 1; readonly cards: ReviewMemory } {
  return { format: 1, cards: memory };
}
