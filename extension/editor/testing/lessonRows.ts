import { say } from '../../core/language/say.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import type { MutantResult } from '../../core/mutate/mutateStep.ts';
import { attemptFile, proofParts, type ProofPart } from '../../core/proof/proofParts.ts';

/** A row of the Test Explorer below a lesson. */
export interface LessonRow {
  /** Unique in the lesson. */
  readonly id: string;
  readonly label: string;
  /** Relative to the lesson's folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** What it stands for, where that is no step. */
  readonly of?: ProofPart | MutantResult;
  readonly rows: readonly LessonRow[];
}

/** A row for each step, with one for each part of its proof, and for each mutant that survived. */
export function lessonRows(lesson: Lesson, survivors: readonly MutantResult[]): LessonRow[] {
  const parts = proofParts(lesson);
  return lesson.steps.map(({ id, title, line }) => ({
    id,
    label: title,
    file: 'lesson.md',
    line,
    rows: [
      ...parts.filter(({ step }) => step === id).map((part) => partRow(lesson, part, line)),
      ...survivors
        .filter(({ step }) => step === id)
        .map((of) => ({
          id: `${id}/mutant/${of.name}`,
          label: say('survives: {name}', { name: of.name }),
          file: 'lesson.md',
          line,
          of,
          rows: [],
        })),
    ],
  }));
}

/** The id of a part's row. */
export function partId({ step, part, attempt }: Omit<ProofPart, 'lesson'>): string {
  return [step, part, attempt].filter((word) => word !== undefined).join('/');
}

function partRow({ drills = [] }: Lesson, part: ProofPart, line: number): LessonRow {
  const { attempt = '' } = part;
  const drill = drills.find(({ id }) => part.part === 'drill' && id === attempt);
  const labels: Readonly<Record<ProofPart['part'], () => string>> = {
    before: () => say('red before'),
    after: () => say('green after'),
    'after-reset': () => say('red after a reset'),
    drill: () => say('drill: {name}', { name: attempt.replaceAll('-', ' ') }),
    undone: () => say('reports an earlier step that is undone'),
    wrong: () => say('catches {name}', { name: attempt.replaceAll('-', ' ') }),
    right: () => say('accepts {name}', { name: attempt.replaceAll('-', ' ') }),
  };
  const own = attemptFile(part);
  return {
    id: partId(part),
    label: labels[part.part](),
    ...(own === undefined ? { file: 'lesson.md', line } : { file: own, line: drill?.line ?? 1 }),
    of: part,
    rows: [],
  };
}
