import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashOf, proofKey, PROOF_SOURCES } from './proofKey.ts';

/** A proof that passed in this checkout. */
export interface ProvenLesson {
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  readonly steps: number;
}

/** What is to be proven, and what is not, because its proof passed with the very same inputs. */
export interface ProofPlan {
  /** Ids, each with the key under which its proof is kept; no key where it can't be. The longest first. */
  readonly prove: readonly { readonly id: string; readonly key: string | undefined }[];
  readonly kept: readonly (ProvenLesson & { readonly id: string })[];
}

/** A lesson below lessons/, and how much there is to prove: its steps and attempts. */
export interface LessonWork {
  readonly id: string;
  readonly work: number;
}

interface PlanInputs {
  readonly lessons: readonly LessonWork[];
  /** The checkout. */
  readonly root: string;
  /** The file that keeps proofs. */
  readonly file: string;
  /** See proofMachine.ts. */
  readonly machine: readonly string[] | undefined;
  /** Seconds of earlier proofs, by lesson. */
  readonly durations: Readonly<Record<string, number>>;
  /** Prove all, whatever is kept. */
  readonly all: boolean;
}

/** Compares the lessons of the checkout with the proofs that are kept. */
export function planProofs({ lessons, root, file, machine, durations, all }: PlanInputs): ProofPlan {
  const proofs = readProofs(file);
  const sources = hashOf(root, PROOF_SOURCES);
  const length = lengthOf(lessons, durations);
  const prove: { id: string; key: string | undefined }[] = [];
  const kept: (ProvenLesson & { id: string })[] = [];
  for (const { id } of [...lessons].sort((a, b) => length(b) - length(a))) {
    const key = machine && proofKey(hashOf(root, [`lessons/${id}`]), sources, machine);
    const proven = proofs[id];
    if (!all && key !== undefined && proven?.key === key) kept.push({ ...proven, id });
    else prove.push({ id, key });
  }
  return { prove, kept };
}

/** Seconds of a lesson's proof; where it was never measured, from its work, as long as that takes in the others. */
function lengthOf(
  lessons: readonly LessonWork[],
  durations: Readonly<Record<string, number>>,
): (lesson: LessonWork) => number {
  const known = lessons.filter(({ id }) => durations[id] !== undefined);
  const seconds = known.reduce((sum, { id }) => sum + (durations[id] ?? 0), 0);
  const perWork = known.length === 0 ? 1 : seconds / known.reduce((sum, { work }) => sum + work, 0);
  return ({ id, work }) => durations[id] ?? work * perWork;
}

/** Keeps the proofs that passed, one a lesson. */
export function keepProofs(file: string, passed: Readonly<Record<string, ProvenLesson>>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...readProofs(file), ...passed }, undefined, 2)}\n`);
}

function readProofs(file: string): Readonly<Record<string, ProvenLesson>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, ProvenLesson>;
  } catch {
    return {};
  }
}
