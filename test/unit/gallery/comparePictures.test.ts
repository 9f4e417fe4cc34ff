import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { comparePictures, keptPicture } from '../../gallery/compare/comparePictures.ts';

type Colour = readonly [number, number, number];
const GREY: Colour = [100, 101, 103];

/** A picture of one colour, with pixels of others. */
function picture(
  width: number,
  height: number,
  others: readonly [x: number, y: number, Colour][] = [],
): Buffer {
  const png = new PNG({ width, height });
  for (let index = 0; index < width * height; index++) png.data.set([...GREY, 255], index * 4);
  for (const [x, y, colour] of others) png.data.set([...colour, 255], (y * width + x) * 4);
  return PNG.sync.write(png);
}

const kept = keptPicture(picture(40, 30));
const shifted = (by: number): Colour => [GREY[0], GREY[1] + by, GREY[2]];

test('a picture looks like itself, though it is kept in steps of colour', () => {
  expect(kept.equals(picture(40, 30))).toBe(false);
  expect(comparePictures(kept, picture(40, 30))).toBeNull();
});

test.each([...Array(256).keys()])('the grey %i looks like itself', (value) => {
  const one = picture(2, 1, [[0, 0, [value, value, value]]]);
  expect(comparePictures(keptPicture(one), one)).toBeNull();
});

test('what Chromium draws otherwise from run to run does not count', () => {
  expect(
    comparePictures(
      kept,
      picture(40, 30, [
        [3, 4, shifted(4)],
        [9, 9, shifted(-4)],
      ]),
    ),
  ).toBeNull();
});

test('one pixel that is off by 13 counts', () => {
  for (const by of [13, -13])
    expect(comparePictures(kept, picture(40, 30, [[3, 4, shifted(by)]]))?.words).toBe(
      '1 pixels differ, all of them in the 1×1 at 3,4.',
    );
});

test('the difference says where, and marks the pixels in red on the pale picture', () => {
  const found = comparePictures(
    kept,
    picture(40, 30, [
      [3, 4, [0, 0, 0]],
      [12, 9, [255, 255, 255]],
    ]),
  );
  expect(found).toMatchObject({ pixels: 2, words: '2 pixels differ, all of them in the 10×6 at 3,4.' });
  const { data, width } = PNG.sync.read(found?.picture ?? Buffer.alloc(0));
  const at = (x: number, y: number): number[] => [
    ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
  ];
  expect(at(3, 4)).toEqual([220, 0, 0]);
  expect(at(12, 9)).toEqual([220, 0, 0]);
  expect(Math.min(...at(20, 20))).toBeGreaterThan(200);
});

test('another size counts, and says both', () => {
  expect(comparePictures(kept, picture(41, 30))).toMatchObject({
    pixels: 30,
    words: 'It is 41×30, and was 40×30. 30 pixels differ, all of them in the 1×30 at 40,0.',
  });
});
