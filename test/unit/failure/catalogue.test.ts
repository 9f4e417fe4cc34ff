import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AREAS, CATALOGUE } from '../../../extension/core/failure/catalogue.ts';
import type { FailureText } from '../../../extension/core/failure/failureText.ts';

const all = Object.entries<FailureText>(CATALOGUE);
/** The codes whose texts are not as they should be. */
const offenders = (isWrong: (text: FailureText) => boolean): string[] =>
  all.filter(([, text]) => isWrong(text)).map(([code]) => code);

test('codes are kebab-case, and no two areas share one', () => {
  const codes = AREAS.flatMap(({ failures }) => Object.keys(failures));
  expect(codes.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  expect(codes).toHaveLength(new Set(codes).size);
  expect(codes.toSorted()).toEqual(all.map(([code]) => code).toSorted());
});

test('each is used', () => {
  const ts = { recursive: true, encoding: 'utf8' } as const;
  const catalogue = join('core', 'failure', 'catalogue');
  const sources = ['extension', 'vm'].flatMap((room) =>
    readdirSync(new URL(`../../../${room}/`, import.meta.url), ts)
      .filter((file) => /\.m?ts$/.test(file) && !file.startsWith(catalogue))
      .map((file) => readFileSync(new URL(`../../../${room}/${file}`, import.meta.url), 'utf8')),
  );
  const used = new Set(sources.flatMap((text) => text.match(/(?<=')[a-z0-9-]+(?=')/g) ?? []));
  expect(all.map(([code]) => code).filter((code) => !used.has(code))).toEqual([]);
});

test('each says what happened, why, and what to do, in whole sentences', () => {
  // What another program said ends as that ended it; a command may stand last, to be copied.
  const ends = /([.!?…]|\{\w+\})$/;
  expect(offenders(({ what, why, next }) => ![what, why, next].every((text) => ends.test(text)))).toEqual([]);
});

test('each is explained in the page, also where only another program knows why', () => {
  const ownWords = (text: string): number => (text.replace(/\{\w+\}/g, '').match(/[a-z]{2,}/gi) ?? []).length;
  expect(offenders(({ why, cause }) => ownWords(why) < 2 && !cause?.endsWith('.'))).toEqual([]);
});

test('all are in plain English', () => {
  const odd = /\b(whoever|anew|mend|told|thrown|look whether|see that|can not)\b/i;
  expect(offenders(({ what, why, next, cause }) => odd.test([what, why, next, cause].join(' ')))).toEqual([]);
});
