import { PNG } from 'pngjs';

/** Of 0 to 255. Accepted pictures keep red, green and blue in such steps: git then stores some two fifths less. */
const STEP = 8;
/**
 * How far red, green or blue may be off: half a step, and as much again for how Chromium draws. Measured with Chromium 150
 * against 156: 4, in at most 16 pixels of a picture; most pictures are the same (record 0058).
 */
const MAX_OFF = 8;

export interface PictureDifference {
  readonly pixels: number;
  /** Whether they are not of one size. */
  readonly isResized: boolean;
  /** As a sentence: `812 pixels differ, all of them in the 300×20 at 12,40.` */
  readonly words: string;
  /** The accepted picture, pale, with what differs in red; a PNG. */
  readonly picture: Buffer;
}

/** The picture as it is kept. */
export function keptPicture(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  for (const [index, value] of png.data.entries())
    if (index % 4 !== 3) png.data[index] = Math.min(255, Math.round(value / STEP) * STEP);
  // Flat areas and letters pack best unfiltered.
  return PNG.sync.write(png, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}

/** Compares a {@link keptPicture} with how the page looks now, a PNG; null where they look the same. */
export function comparePictures(kept: Buffer, now: Buffer): PictureDifference | null {
  const [before, after] = [PNG.sync.read(kept), PNG.sync.read(now)];
  const resized = before.width !== after.width || before.height !== after.height;
  if (!resized && before.data.every((value, index) => !isOff(value, after.data[index]))) return null;
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const marked = new PNG({ width, height });
  let pixels = 0;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [one, other] = [colour(before, x, y), colour(after, x, y)];
      const differs = !one || !other || one.some((value, index) => isOff(value, other[index]));
      const shown = differs ? [220, 0, 0] : one.map((value) => 255 - (255 - value) / 6);
      marked.data.set([...shown, 255], (y * width + x) * 4);
      if (!differs) continue;
      pixels += 1;
      [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), y];
    }
  const sizes = `It is ${after.width}×${after.height}, and was ${before.width}×${before.height}. `;
  const area = `${right - left + 1}×${bottom - top + 1} at ${left},${top}`;
  return {
    pixels,
    isResized: resized,
    words: `${resized ? sizes : ''}${pixels} pixels differ, all of them in the ${area}.`,
    picture: PNG.sync.write(marked),
  };
}

function isOff(before: number, after = 0): boolean {
  return Math.abs(before - after) > MAX_OFF;
}

/** Red, green and blue; undefined outside the picture. */
function colour({ data, width, height }: PNG, x: number, y: number): number[] | undefined {
  const index = (y * width + x) * 4;
  return x < width && y < height ? [...data.subarray(index, index + 3)] : undefined;
}
