import { constants } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY_FILE } from '../../extension/core/glossary/glossary.ts';
import { lessonLimits } from '../../extension/core/lesson/model/lessonLimits.ts';
import { readBounded } from './readBounded.ts';

/** The glossary of a folder of lessons, bounded; undefined where there is none, and where it is no regular file. */
export async function readGlossaryFile(folder: string): Promise<Uint8Array | undefined> {
  try {
    return await readBounded(join(folder, GLOSSARY_FILE), lessonLimits.lessonText, constants.O_NOFOLLOW);
  } catch {
    return undefined;
  }
}
