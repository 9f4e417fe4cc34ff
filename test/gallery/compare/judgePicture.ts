import type { Page } from 'playwright-core';
import { settledPicture } from '../../browser/harness/settledPicture.ts';
import type { THEMES } from '../../browser/harness/themes.ts';
import type { Scene } from '../scenes/scene.ts';
import { takePicture } from '../takePicture.ts';
import { acceptedPicture } from './acceptedPictures.ts';
import { comparePictures } from './comparePictures.ts';
import type { Difference } from './differenceReport.ts';

/** How many pixels may be off: Chromium draws a curve a little otherwise where its tiles meet, up to 6 of them as measured. */
const MAX_PIXELS = 12;

/**
 * Compares what the page shows with what was accepted of this scene; null where it looks the same. A picture that differs may have
 * been taken too early: it is taken again, until the page is at rest.
 */
export async function judgePicture(
  page: Page,
  scene: Scene,
  { id, kind }: (typeof THEMES)[number],
): Promise<Difference | null> {
  const expected = acceptedPicture(scene.name, kind);
  if (expected && comparePictures(expected, await takePicture(page, scene)) === null) return null;
  const actual = await settledPicture(() => takePicture(page, scene));
  const found = { scene: scene.name, theme: id, expected, actual };
  if (expected === undefined) return { ...found, words: 'Nothing was accepted of it yet.', diff: undefined };
  const difference = comparePictures(expected, actual);
  if (difference === null || (!difference.isResized && difference.pixels <= MAX_PIXELS)) return null;
  return { ...found, words: difference.words, diff: difference.picture };
}
