import { z } from 'zod';
import type { QuizBlock } from '../../model/lesson.ts';
import type { ProblemList } from '../../problems/problemList.ts';
import { readYamlShape } from '../yaml/yamlShape.ts';
import type { TextOrigin } from '../yaml/yamlText.ts';

const words = z.string().regex(/\S/, 'is empty');
// To YAML, `text: 84` and `text: true` are no strings; to the learner they are answers.
const answer = z.union([words, z.number(), z.boolean()], 'is not a text').transform(String);

const quiz = z.strictObject({
  question: words,
  options: z
    .array(z.strictObject({ text: answer, right: z.boolean().default(false), why: words }))
    .min(2, 'has fewer than two options')
    .max(12, 'has more than 12 options'),
});

const shape = { schema: quiz, name: 'quiz', problem: 'quizInvalid' } as const;

/** Reads a `{quiz}` fence; undefined, with problems, where it is malformed. */
export function readQuiz(
  text: string,
  origin: TextOrigin,
  problems: ProblemList,
): Pick<QuizBlock, 'question' | 'options'> | undefined {
  const read = readYamlShape(shape, text, origin, problems);
  if (read === undefined) return undefined;
  if (!read.value.options.some((option) => option.right)) {
    problems.add('quizWithoutRightOption', read.yaml.at(['options']));
    return undefined;
  }
  return read.value;
}
