import { z } from 'zod';
import { ProblemList } from '../lesson/problems/problemList.ts';
import { decodeLessonText } from '../lesson/read/lessonText.ts';
import { readYamlShape } from '../lesson/read/yaml/yamlShape.ts';
import type { YamlText } from '../lesson/read/yaml/yamlText.ts';
import { isLanguage } from '../lesson/translation/translation.ts';
import { GLOSSARY_FILE, type Glossary, type Term } from './glossary.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'use small letters, digits and "-"');
const oneLine = z
  .string()
  .trim()
  .transform((written) => written.replaceAll(/\s+/g, ' '));
const word = oneLine.pipe(z.string().min(1).max(60));
const text = oneLine.pipe(z.string().min(1).max(600));
const words = { except: z.array(word).max(20).default([]), text };
const terms = z
  .record(
    id,
    z.strictObject({
      words: z.array(word).min(1).max(20),
      ...words,
      source: oneLine.pipe(z.string().min(1).max(200)),
      see: z.array(id).max(20).default([]),
      lessons: z.array(id).min(1).max(100).optional(),
      in: z
        .record(
          z.string().refine(isLanguage, 'name a language in small letters, such as zh-cn'),
          z.strictObject({ words: z.array(word).max(20).default([]), ...words }),
        )
        .default({}),
    }),
  )
  .refine((all) => Object.keys(all).length <= 300, 'keep it under 300 terms');

const shape = { schema: terms, name: 'glossary', problem: 'glossaryInvalid' } as const;

/** A glossary with the places of what is written in it. */
export interface ReadGlossary {
  readonly glossary: Glossary;
  readonly yaml: YamlText;
}

/** The last text that was read: a folder's lessons share one glossary, and each lesson brings it. */
let last: { readonly text: string; readonly glossary: Glossary } | undefined;

/** The terms of a `glossary.yml`; none where anything is wrong in it, which {@link readGlossaryInto} says. Never throws. */
export function readGlossary(bytes: Uint8Array): Glossary {
  const text = decodeLessonText(bytes, GLOSSARY_FILE, new ProblemList());
  if (text === undefined) return [];
  if (last?.text !== text) {
    const read = readGlossaryInto(bytes, new ProblemList());
    last = { text, glossary: read?.glossary ?? [] };
  }
  return last.glossary;
}

/** Reads it, and adds what is wrong in it to `problems`; then nothing of it is used. Never throws. */
export function readGlossaryInto(bytes: Uint8Array, problems: ProblemList): ReadGlossary | undefined {
  const found = new ProblemList();
  const decoded = decodeLessonText(bytes, GLOSSARY_FILE, found);
  const read =
    decoded === undefined ? undefined : readYamlShape(shape, decoded, { line: 1, indent: 0 }, found);
  // Whatever is wrong with its bytes or its YAML is a problem of this file.
  const wrong = found.sorted();
  for (const { line, column, message, instead } of wrong)
    problems.add('glossaryInvalid', { line, column }, { file: GLOSSARY_FILE, message, instead });
  if (read === undefined || wrong.length > 0) return undefined;
  const glossary = Object.entries(read.value).map(
    ([id, { words, except, text, source, see, lessons, in: others }]): Term => ({
      ...{ id, source, see, lessons },
      english: { words, except, text },
      translations: new Map(Object.entries(others)),
    }),
  );
  return { glossary, yaml: read.yaml };
}
