import { isDone, judgeDrill } from './judgeDrill.ts';
import { stepsDone } from './drillWorld.ts';
import { checkLine, type Drill, type Lesson } from '../lesson/model/lesson.ts';
import type { Machine } from '../machine/machine.ts';
import { Session } from '../session/session.ts';
import { keepNothing } from '../proof/attempts.ts';
import { judge, runProblems } from '../proof/judge.ts';
import { isWanted, type DrillProof, type ProofOperation } from '../proof/lessonProof.ts';
import { allFail } from '../proof/lookAtChecks.ts';
import { drillPart } from '../proof/proofParts.ts';

/** The drills to try where so many of the lesson's steps are done. */
export function wantedDrills(lesson: Lesson, done: number, operation: ProofOperation): Drill[] {
  return (lesson.drills ?? []).filter(
    (drill) => stepsDone(lesson, drill) === done && isWanted(operation, drillPart(lesson, drill)),
  );
}

/** The same, as tasks for a machine there. */
export function drillTries(
  session: Session,
  done: number,
  proofs: DrillProof[],
  operation: ProofOperation,
): (() => Promise<void>)[] {
  return wantedDrills(session.lesson, done, operation).map(
    (drill) => () => tryDrill(session, drill, proofs, operation),
  );
}

/** Proves a drill on a machine in its world: all its checks fail, and all pass after its solution. */
async function tryDrill(
  session: Session,
  drill: Drill,
  proofs: DrillProof[],
  operation: ProofOperation,
): Promise<void> {
  const { lesson, machine } = session;
  const { signal } = operation;
  const proof: DrillProof = { id: drill.id, failsBefore: false, passesAfter: false, problems: [] };
  proofs.push(proof);
  operation.onProgress?.({ message: `${lesson.id}: drill ${drill.id}` });
  await judge(drillPart(lesson, drill), proof, operation, async () => {
    proof.failsBefore = await allFail(lesson, machine, drill, proof.problems, 'before the solution', {
      signal,
    });
    proof.problems.push(...runProblems(await session.solve(drill, { signal })));
    const results = await judgeDrill(lesson, machine, drill, signal);
    proof.passesAfter = isDone(results);
    for (const [index, { what, status, seen }] of results.entries()) {
      if (status === 'pass') continue;
      const line = checkLine(drill, drill.checks[index]);
      proof.problems.push({ text: `after the solution, '${what}' is ${status}: ${seen}`, line });
    }
  });
}

/** The same for a machine without checkpoints: each drill on a fresh one, after replaying the steps before it. */
export async function tryDrillsAnew(
  lesson: Lesson,
  machine: Machine,
  proofs: DrillProof[],
  operation: ProofOperation,
): Promise<void> {
  const { signal } = operation;
  for (let done = 0; done <= lesson.steps.length; done++) {
    const earlier = new Set(lesson.steps.slice(0, done).map(({ id }) => id));
    for (const drill of wantedDrills(lesson, done, operation)) {
      await machine.reset({ signal });
      const session = await Session.begin(lesson, machine, keepNothing, { signal });
      try {
        await session.replay(earlier, { signal });
        await tryDrill(session, drill, proofs, operation);
      } finally {
        session.dispose();
      }
    }
  }
}
