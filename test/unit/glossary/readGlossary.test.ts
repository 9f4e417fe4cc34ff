import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainTerm } from '../../../extension/core/glossary/glossary.ts';
import { lintGlossary } from '../../../extension/core/glossary/lintGlossary.ts';
import { readGlossary } from '../../../extension/core/glossary/readGlossary.ts';
import { runsOf } from '../fuzzRuns.ts';
import { nastyPieces } from '../lesson/nastyPieces.ts';
import { bytesOf, glossaryOf, term } from './glossaryText.ts';

const WHOLE = `veth:
  words: [veth pair, veth]
  except: [veth driver]
  text: >-
    Two ends
    of a cable.
  source: veth(4)
  see: [vni]
  lessons: [cable]
  in:
    zh-cn:
      words: [网线]
      text: 一根网线的两端。
vni:
  words: [VNI]
  text: A number.
  source: RFC 7348
`;

test('a glossary is read with its languages', () => {
  const [veth, vni] = glossaryOf(WHOLE);
  expect(veth).toEqual({
    ...{ id: 'veth', source: 'veth(4)', see: ['vni'], lessons: ['cable'] },
    english: { words: ['veth pair', 'veth'], except: ['veth driver'], text: 'Two ends of a cable.' },
    translations: new Map([['zh-cn', { words: ['网线'], except: [], text: '一根网线的两端。' }]]),
  });
  expect(explainTerm(veth!, 'zh-cn')).toMatchObject({ name: '网线', text: '一根网线的两端。' });
  expect(explainTerm(veth!, 'en')).toMatchObject({ name: 'veth pair', text: 'Two ends of a cable.' });
  expect(explainTerm(vni!, 'zh-cn')).toEqual({
    ...{ id: 'vni', name: 'VNI', text: 'A number.', source: 'RFC 7348' },
  });
});

const DAMAGED: Readonly<Record<string, readonly [text: string, at: string]>> = {
  'no YAML': ['veth: [', '1:8'],
  'a list': ['- veth', '1:1'],
  nothing: ['', '1:1'],
  'an alias': ['veth: &a {}\nvni: *a', '1:10'],
  'a term twice': [WHOLE + term('vni', 'VNI'), '18:1'],
  'a term without words': ['veth:\n  text: x\n  source: y\n', '1:1'],
  'an empty list of words': [term('veth', ''), '2:3'],
  'a key that is not known': [term('veth', 'veth', '  sorce: x'), '5:3'],
  'an id in capitals': [term('VETH', 'veth'), '1:1'],
  'a language that is none': [term('veth', 'veth', '  in: {Chinese: {text: x}}'), '5:8'],
  'a text that never ends': [term('veth', 'veth').replace('About', 'x'.repeat(700)), '3:3'],
  'a word of many lines': [term('veth', 'x'.repeat(70)), '2:11'],
  'a hidden character': [term('veth', 'veth').replace('About', '\u202EAbout'), '3:9'],
  'more terms than anybody reads': [
    Array.from({ length: 301 }, (_, index) => term(`t${index}`, `w${index}`)).join(''),
    '1:1',
  ],
};

test.each(Object.entries(DAMAGED))('of %s nothing is used, and lint says where', (_name, [text, at]) => {
  expect(glossaryOf(text)).toEqual([]);
  const [first, ...others] = lintGlossary(bytesOf(text), []);
  expect(first).toMatchObject({ code: 'PB905', file: 'glossary.yml', severity: 'error' });
  expect(`${first?.line}:${first?.column}`).toBe(at);
  expect(others.filter(({ code }) => code !== 'PB905')).toEqual([]);
});

test('a term with the name of a part of every object is none', () => {
  expect(glossaryOf(term('__proto__', 'veth'))).toEqual([]);
  expect(glossaryOf(term('constructor', 'veth')).map(({ id }) => id)).toEqual(['constructor']);
});

test('bytes that are no text are no glossary', () => {
  expect(readGlossary(new Uint8Array([0x2d, 0xff]))).toEqual([]);
  expect(lintGlossary(new Uint8Array([0x2d, 0xff]), []).map(({ code }) => code)).toEqual(['PB905']);
});

test('a glossary that is changed is read again', () => {
  expect(glossaryOf(term('a', 'a'))).toHaveLength(1);
  expect(glossaryOf(term('a', 'a') + term('b', 'b'))).toHaveLength(2);
  expect(glossaryOf(term('a', 'a'))).toHaveLength(1);
});

const RUNS = runsOf(2_000);

test(`bytes of any kind are read without an exception (${RUNS.numRuns})`, () => {
  const pieces = fc
    .array(fc.constantFrom(...nastyPieces, 'veth:\n  ', 'words: [', 'text: ', 'in: ', 'zh-cn: '), {
      maxLength: 40,
    })
    .map((list) => bytesOf(list.join('')));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), pieces), (bytes) => {
      expect(readGlossary(bytes)).toBeInstanceOf(Array);
      for (const { line, column, message } of lintGlossary(bytes, []))
        expect(line >= 1 && column >= 1 && message.length < 2_000).toBe(true);
    }),
    RUNS,
  );
});
