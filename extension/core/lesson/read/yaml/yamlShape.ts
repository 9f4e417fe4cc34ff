import type { z } from 'zod';
import type { ProblemName } from '../../problems/problemKinds.ts';
import type { ProblemList } from '../../problems/problemList.ts';
import { readYaml, type TextOrigin, type YamlText } from './yamlText.ts';

/** What the YAML of a fence must be: its schema, what it is called, and the problem that stands for what is wrong in it. */
export interface YamlShape<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly name: string;
  readonly problem: ProblemName;
}

/** Reads a fence of YAML into what its schema makes of it; undefined, with problems at their positions, where it is not valid. */
export function readYamlShape<Schema extends z.ZodType>(
  shape: YamlShape<Schema>,
  text: string,
  origin: TextOrigin,
  problems: ProblemList,
): { readonly value: z.output<Schema>; readonly yaml: YamlText } | undefined {
  const yaml = readYaml(text, origin, problems);
  if (yaml === undefined) return undefined;
  const parsed = shape.schema.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, yaml };
  for (const issue of parsed.error.issues) {
    const path = issue.path as (string | number)[];
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const key of unknown) {
      problems.add(shape.problem, yaml.at([...path, key]), {
        message: `A ${shape.name} has no key "${key.slice(0, 80)}" here.`,
      });
    }
    if (unknown.length > 0) continue;
    const place = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join(' ') || shape.name;
    problems.add(shape.problem, yaml.at(path), { message: `"${place}" is not valid: ${issue.message}.` });
  }
  return undefined;
}
