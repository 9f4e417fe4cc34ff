import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortText, textColumns } from '../../../extension/core/topology/drawing/shortText.ts';

test('long names end in an ellipsis; letters of other scripts count as wide as they are', () => {
  expect(shortText('kühlschrank', 6)).toBe('kühls…');
  expect(textColumns('東京支社')).toBe(8);
  expect(shortText('東京支社の網', 7)).toBe('東京支…');
  expect(shortText('eth0', 4)).toBe('eth0');
});

test('it never takes more room than there is, and cuts no letter in two', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, most) => {
        const short = shortText(text, most);
        expect(textColumns(short)).toBeLessThanOrEqual(most);
        expect(short).not.toMatch(/\p{Cs}/u);
      },
    ),
  );
});
