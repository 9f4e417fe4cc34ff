import { z } from 'zod';
import { manifestSchema } from '../../../vm/emulator/snapshotManifest.ts';

/** The file of the site that says what the saved machine is made of; the parts are beside it. */
export const GUEST_MANIFEST = 'manifest.json';

/**
 * The saved machine as a site has it: the same bytes in parts, so that a cut connection costs one part and any static
 * server will do. A part's name has its checksum, so that a new site's parts are others.
 */
export const guestManifestSchema = manifestSchema.extend({
  parts: z.array(z.object({ file: z.string(), bytes: z.number(), sha256: z.string() })).min(1),
});
export type GuestManifest = z.infer<typeof guestManifestSchema>;
export type GuestPart = GuestManifest['parts'][number];
