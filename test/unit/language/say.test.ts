import { afterEach, expect, test } from 'vitest';
import { languageName, nearestLanguage } from '../../../extension/core/language/languages.ts';
import { PSEUDO_LANGUAGE, say, spokenLanguage, useLanguage } from '../../../extension/core/language/say.ts';

afterEach(() => useLanguage('en'));

test('a message is English until another language is used', () => {
  expect(say('Cancel')).toBe('Cancel');
  useLanguage('zh-cn');
  expect(say('Cancel')).toBe('取消');
  expect(spokenLanguage()).toBe('zh-cn');
});

test('numbers and order are the language’s own', () => {
  const minutes = '{minutes, plural, one {# minute} other {# minutes}}';
  expect([1, 20].map((count) => say(minutes, { minutes: count }))).toEqual(['1 minute', '20 minutes']);
  useLanguage('zh-cn');
  expect(say(minutes, { minutes: 20 })).toBe('20 分钟');
  expect(say('Run: {named} on {host}', { named: 'ip link', host: 'a' })).toBe('在 a 上运行：ip link');
});

test('a value is put in as it is, whatever is in it', () => {
  const host = "<b>{x}'{{ \u202E";
  expect(say('runs on {host}', { host })).toBe(`runs on ${host}`);
});

test('what can’t be formatted is shown as it is', () => {
  expect(say('{missing} is there', {})).toBe('{missing} is there');
  expect(say('an open {brace', { brace: 1 })).toBe('an open {brace');
});

test('what is not in the catalogue is in English', () => {
  useLanguage('zh-cn');
  expect(say('Nobody has translated this {much}.', { much: 'yet' })).toBe('Nobody has translated this yet.');
  useLanguage('tlh');
  expect(say('Cancel')).toBe('Cancel');
});

test('the pseudo-language marks each message, keeps its values and is longer', () => {
  useLanguage(PSEUDO_LANGUAGE);
  expect(say('runs on {host}', { host: 'vm' })).toBe('⟦rúñš óñ vm······⟧');
});

test('the nearest language of an editor, a browser or $LANG', () => {
  const near = ['zh-cn', 'zh-TW', 'zh_CN.UTF-8', 'en_GB.UTF-8', 'de', 'C', 'POSIX', ''].map(nearestLanguage);
  expect(near).toEqual(['zh-cn', 'zh-cn', 'zh-cn', 'en', 'en', 'en', 'en', 'en']);
});

test('a language is named in that language', () => {
  expect(['en', 'zh-cn', 'pt-br', 'no such'].map(languageName)).toEqual([
    'English',
    '简体中文',
    'português (Brasil)',
    'no such',
  ]);
});
