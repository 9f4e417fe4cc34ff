import { z } from 'zod';
import type { QuizBlock } from './lesson.ts';
import type { ProblemList } from './problemList.ts';
import { readYaml, type TextOrigin } from './yamlText.ts';

const words = z.string().regex(/\S/, 'is empty');
// `text: 84` and `text: true` are no texts to YAML, and answers to the learner.
const answer = z.union([words, z.number(), z.boolean()], 'is not a text').transform(String);

const quiz = z.strictObject({
  question: words,
  options: z
    .array(z.strictObject({ text: answer, right: z.boolean().default(false), why: words }))
    .min(2, 'has fewer than two options')
    .max(12, 'has more than 12 options'),
});

/** Reads a `{quiz}` fence; undefined, with problems, where it is not right. */
export function readQuiz(
  text: string,
  origin: TextOrigin,
  problems: ProblemList,
): Pick<QuizBlock, 'question' | 'options'> | undefined {
  const yaml = readYaml(text, origin, problems);
  if (yaml === undefined) return undefined;
  const parsed = quiz.safeParse(yaml.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path as (string | number)[];
      const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
      for (const key of unknown) {
        problems.add('PB601', yaml.at([...path, key]), {
          message: `A quiz has no key "${key.slice(0, 80)}" here.`,
        });
      }
      if (unknown.length > 0) continue;
      const name = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ') || 'quiz';
      problems.add('PB601', yaml.at(path), { message: `"${name}" is not right: ${issue.message}.` });
    }
    return undefined;
  }
  if (!parsed.data.options.some((option) => option.right)) {
    problems.add('PB602', yaml.at(['options']));
    return undefined;
  }
  return parsed.data;
}
