import { existsSync, readFileSync, renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  keptReview,
  readReview,
  type KeptReview,
  type ReviewStore,
} from '../../extension/core/review/reviewMemory.ts';
import { storeFailure } from '../store/diskSpace.ts';
import { writeWhole } from '../store/wholeFile.ts';

/**
 * What is known of a learner's cards, as `review.json` in `folder`. A file that is damaged, or of a later Patchbay, is kept
 * beside the new one before that is written.
 */
export function reviewFile(folder: string): ReviewStore {
  const file = join(folder, 'review.json');
  return {
    load: () => Promise.resolve(kept(file).memory),
    async save(key, memory) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // Read again, because another window or a command may have written it; without a pause before it is written.
        const before = kept(file);
        if (!before.isWhole) renameSync(file, freeName(`${file}.damaged`));
        const all = keptReview({ ...before.memory, [key]: memory });
        writeWhole(file, `${JSON.stringify(all, undefined, 2)}\n`);
      } catch (error) {
        throw storeFailure(error, folder);
      }
    },
  };
}

function kept(file: string): KeptReview {
  if (!existsSync(file)) return { memory: {}, isWhole: true };
  try {
    return readReview(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { memory: {}, isWhole: false };
  }
}

/** Not the name of a damaged file that was kept before. */
function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number++) name = `${wanted}-${number}`;
  return name;
}
