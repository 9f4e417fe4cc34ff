import { z } from 'zod';
import { factsSchema } from '../transport/guestFacts.ts';

/** The emulated machine as it was saved after its boot (a state of v86's, packed with zstd), and what is known of it. */
export const SNAPSHOT_FILE = 'state.zst';
export const MANIFEST_FILE = 'state.json';

export const manifestSchema = z.object({
  format: z.literal(1),
  facts: factsSchema,
  state: z.object({ bytes: z.number(), sha256: z.string() }),
});
export type SnapshotManifest = z.infer<typeof manifestSchema>;
