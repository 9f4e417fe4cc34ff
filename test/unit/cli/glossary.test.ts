import { afterEach, expect, test } from 'vitest';
import type { CliContext, CliServices } from '../../../extension/cli/cliServices.ts';
import { glossary } from '../../../extension/cli/commands/remember/glossary.ts';
import { FailureError } from '../../../extension/core/failure/failureError.ts';
import { useLanguage } from '../../../extension/core/language/say.ts';
import { quizLesson } from '../review/quizLesson.ts';
import { glossaryOf, term } from '../glossary/glossaryText.ts';

const terms = glossaryOf(
  term('veth', 'veth pair, veth', '  see: [port]', '  in: {zh-cn: {words: [网线], text: 两端。}}') +
    term('port', 'port', '  lessons: [a]') +
    term('tcp-port', 'TCP port, port', '  lessons: [b]'),
);
afterEach(() => useLanguage('en'));

/** What `patchbay glossary WORDS` prints. */
async function run(words: readonly string[], { json = false, all = terms } = {}): Promise<string> {
  const printed: string[] = [];
  const services: Partial<CliServices> = {
    lessons: () => Promise.resolve({ lessons: [quizLesson, { ...quizLesson, glossary: all }], problems: [] }),
  };
  const context = { services, json, print: (text: string) => void printed.push(text) };
  expect(await glossary(context as unknown as CliContext, words)).toBe(0);
  return printed.join('\n');
}

test('all terms, each with its sentence', async () => {
  expect(await run([])).toBe(
    'veth pair\n  About veth.\n\nport\n  About port.\n\nTCP port\n  About tcp-port.',
  );
});

test('one term, by any of its words, whatever the case, with where to read more', async () => {
  const whole = 'veth pair\n  About veth.\n  more in: it(8)\n  see also: port';
  expect(await run(['veth'])).toBe(whole);
  expect(await run(['Veth', 'Pair'])).toBe(whole);
  expect(await run(['网线'])).toBe(whole);
});

test('every term that has the word', async () => {
  expect(await run(['port'])).toBe(
    'port\n  About port.\n  more in: it(8)\n\nTCP port\n  About tcp-port.\n  more in: it(8)',
  );
});

test('in Chinese', async () => {
  useLanguage('zh-cn');
  expect(await run(['veth'])).toBe('网线\n  两端。\n  更多内容：it(8)\n  另见：port');
});

test('a word that no term has is a failure that names the nearest', async () => {
  const error = await run(['vteh']).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FailureError);
  expect(error).toMatchObject({
    what: "The glossary has no term 'vteh'.",
    why: 'No term has this word. The nearest: veth.',
  });
});

test('as JSON, and where there is no glossary', async () => {
  expect(JSON.parse(await run(['veth'], { json: true }))).toEqual({
    terms: [{ id: 'veth', name: 'veth pair', text: 'About veth.', source: 'it(8)', see: ['port'] }],
  });
  expect(await run([], { all: [] })).toBe('These lessons have no glossary.');
  expect(await run(['veth'], { all: [] })).toBe('These lessons have no glossary.');
  expect(JSON.parse(await run([], { json: true, all: [] }))).toEqual({ terms: [] });
});
