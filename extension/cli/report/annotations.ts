import { dirname, join, relative } from 'node:path';
import type { Problem } from '../../core/lesson/model/lesson.ts';
import { DRILLS_FILE } from '../../core/lesson/read/drillsFile.ts';
import type { ProofRun } from './proofReport.ts';

/** A remark at a line of a file, which GitHub shows in a pull request. */
interface Annotation {
  readonly severity: 'error' | 'warning';
  /** Absolute; shown as seen from the folder in which the command runs. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  readonly title: string;
  readonly message: string;
}

/** The problems of lint as GitHub's annotations. */
export function problemAnnotations(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, file, line, column, code, message, instead }) =>
      annotation({
        severity,
        file,
        line,
        column,
        title: `Patchbay ${code}`,
        message: `${message} ${instead}`,
      }),
    )
    .join('\n');
}

/** What proofs found, at the lines that they blame, or else at the step's heading. */
export function proofAnnotations(runs: readonly ProofRun[]): string {
  return runs
    .flatMap(({ lesson, file, stepLines, proof, error }) => {
      const at = file === undefined ? {} : { file };
      const title = `Patchbay: the proof of ${lesson}`;
      if (proof === undefined)
        return annotation({ ...at, severity: 'error', title, message: error ?? 'The machine failed.' });
      const ofSteps = proof.steps.flatMap(({ id, problems }) =>
        problems.map(({ text, line }) =>
          annotation({
            ...at,
            severity: 'error',
            line: line ?? stepLines?.get(id) ?? 1,
            title,
            message: `${id}: ${text}`,
          }),
        ),
      );
      const beside = file === undefined ? {} : { file: join(dirname(file), DRILLS_FILE) };
      const ofDrills = proof.drills.flatMap(({ id, problems }) =>
        problems.map(({ text, line = 1 }) =>
          annotation({ ...beside, severity: 'error', line, title, message: `drill ${id}: ${text}` }),
        ),
      );
      return [...ofSteps, ...ofDrills];
    })
    .join('\n');
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
function annotation({ severity, file, line, column, title, message }: Annotation): string {
  const properties = {
    ...(file === undefined ? {} : { file: relative(process.cwd(), file) }),
    ...(line === undefined ? {} : { line: String(line) }),
    ...(column === undefined ? {} : { col: String(column) }),
    title,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escaped(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return `::${severity} ${written.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
