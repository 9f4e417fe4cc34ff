import { isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import type { JustifiedMutant } from '../model/lesson.ts';
import { ProblemList } from '../problems/problemList.ts';
import { readYamlShape } from './yaml/yamlShape.ts';

/** The file beside lesson.md that says of mutants which the checks let pass why they may. */
export const MUTANTS_FILE = 'mutants.yaml';

const shape = {
  schema: z.record(
    z.string(),
    z.array(z.strictObject({ mutant: z.string().min(1), why: z.string().min(1) })),
  ),
  name: 'list of mutants',
  problem: 'mutantsInvalid',
} as const;

/** Reads it: under the id of each step, the mutants' names and why each may pass. `steps`: undefined where some id is not known. */
export function readMutantsFile(
  text: string,
  steps: readonly { readonly id: string }[] | undefined,
  problems: ProblemList,
): JustifiedMutant[] {
  const found = new ProblemList();
  const read = readYamlShape(shape, text, { line: 1, indent: 0 }, found);
  for (const id of Object.keys(read?.value ?? {})) {
    if (steps?.some((step) => step.id === id) === false)
      found.add('mutantsInvalid', read?.yaml.at([id]) ?? { line: 1, column: 1 }, {
        message: `The lesson has no step "${id.slice(0, 80)}".`,
      });
  }
  // Whatever is wrong with its YAML is a problem of this file.
  for (const { line, column, message, instead } of found.sorted())
    problems.add('mutantsInvalid', { line, column }, { file: MUTANTS_FILE, message, instead });
  return Object.entries(read?.value ?? {}).flatMap(([step, mutants]) =>
    mutants.map(({ mutant, why }) => ({ step, mutant, why })),
  );
}

/** The text of the file with one more mutant; comments stay. Throws where the text is not YAML, which `lint` says. */
export function withJustification(text: string, { step, mutant, why }: JustifiedMutant): string {
  const document = parseDocument(text);
  const known = document.get(step);
  if (isSeq(known)) known.add(document.createNode({ mutant, why }));
  else document.set(step, document.createNode([{ mutant, why }]));
  return document.toString({ lineWidth: 0 });
}
