import { lessonDifferences } from '../difference/lessonDifferences.ts';
import { networkFacts } from '../difference/networkFacts.ts';
import { checkLine, type Lesson, type Step } from '../lesson/model/lesson.ts';
import { NETWORK_FILE } from '../lesson/read/networkFile.ts';
import type { Machine } from '../machine/machine.ts';
import { prepareWorld } from '../session/prepareWorld.ts';
import { isMet, Session } from '../session/session.ts';
import type { NetworkState } from '../state/networkState.ts';
import { tryEach } from '../session/tryEach.ts';
import { readState } from '../state/readState.ts';
import { keepNothing, tryAttemptsAnew, tryAttemptsHere } from './attempts.ts';
import { judge, runProblems } from './judge.ts';
import { tracesOf } from './leavesNoTrace.ts';
import { keepBefore } from './keepSignatures.ts';
import {
  isWanted,
  type DrillProof,
  type LessonProof,
  type ProofEvents,
  type ProofOperation,
  type StepProof,
} from './lessonProof.ts';
import { allFail } from './lookAtChecks.ts';
import { partOf, proofParts, type ProofPart } from './proofParts.ts';
import { drillTries, tryDrillsAnew, wantedDrills } from '../drills/proveDrills.ts';

/** Only the drills. */
export function isDrill({ part }: ProofPart): boolean {
  return part === 'drill';
}

/** Only whether each step's commands make its checks pass: quicker, and no proof. */
export function isReplayed({ part }: ProofPart): boolean {
  return part === 'after';
}

/**
 * Proves a lesson, or the parts of it that are wanted, on a machine that has just started: before each step its checks fail,
 * after its commands they pass, each wrong state is caught, each other right way accepted, each drill is solved by its solution, and after a reset they fail again.
 * Leaves the machine used; the caller destroys it.
 */
export async function proveLesson(
  lesson: Lesson,
  machine: Machine,
  operation: ProofOperation = {},
): Promise<LessonProof> {
  const started = performance.now();
  const proofs = new Map(lesson.steps.map((step) => [step, emptyProof(step)]));
  const wanted = proofParts(lesson).filter((part) => isWanted(operation, part));
  const drills: DrillProof[] = [];
  await walkThrough(lesson, machine, proofs, drills, operation, wanted);
  if (wanted.some(({ part }) => part === 'after-reset'))
    await resetAndLook(lesson, machine, proofs, operation);
  if (!machine.checkpoints) {
    for (const [step, proof] of proofs) await tryAttemptsAnew(lesson, machine, step, proof, operation);
    await tryDrillsAnew(lesson, machine, drills, operation);
  }
  const steps = [...proofs.values()];
  const ok = [...steps, ...drills].every(({ problems }) => problems.length === 0);
  return { lesson: lesson.id, ok, ms: performance.now() - started, steps, drills };
}

function emptyProof({ id }: Step): StepProof {
  return {
    id,
    failsBefore: null,
    passesAfter: false,
    wrongCaught: {},
    rightAccepted: {},
    told: {},
    signatures: new Map(),
    faults: {},
    differs: {},
    network: [],
    cleanAfterReset: null,
    checks: [],
    problems: [],
  };
}

/** As far as the last step of which something is wanted that comes before the reset. */
async function walkThrough(
  lesson: Lesson,
  machine: Machine,
  proofs: ReadonlyMap<Step, StepProof>,
  drills: DrillProof[],
  operation: ProofOperation,
  wanted: readonly ProofPart[],
): Promise<void> {
  const last = lastPlace(lesson, machine, operation, wanted);
  if (last < 0) return;
  const { signal } = operation;
  const session = await Session.begin(lesson, machine, keepNothing, operation);
  try {
    for (const [index, step] of lesson.steps.slice(0, last + 1).entries()) {
      const proof = proofs.get(step);
      if (!proof) continue;
      operation.onProgress?.({
        message: `${lesson.id}: ${step.title}`,
        fraction: index / lesson.steps.length,
      });
      const before = partOf(lesson, step, 'before');
      if (isWanted(operation, before)) {
        await judge(before, proof, operation, async () => {
          proof.failsBefore = await allFail(lesson, machine, step, proof.problems, 'before the step', {
            signal,
          });
        });
        await keepBefore(lesson, machine, step, proof, signal);
      }
      if (machine.checkpoints) {
        const tries = drillTries(session, index, drills, operation);
        await tryAttemptsHere(machine.checkpoints, session, step, proof, tries, operation);
      }
      const after = partOf(lesson, step, 'after');
      if (isWanted(operation, after))
        await judge(after, proof, operation, () => playStep(session, step, proof, signal));
      else if (index < last)
        await judge(after, proof, onlyProblems(operation), () => runStep(session, step, proof, signal));
    }
    if (machine.checkpoints && last === lesson.steps.length) {
      const tries = drillTries(session, last, drills, operation);
      await tryEach(machine.checkpoints, session, tries, { signal });
    }
  } finally {
    session.dispose();
  }
}

/**
 * The last step, by index, of which something is wanted that comes before the reset; the number of steps where a drill is
 * wanted that begins when all are done, -1 for none.
 */
function lastPlace(
  lesson: Lesson,
  { checkpoints }: Machine,
  operation: ProofOperation,
  wanted: readonly ProofPart[],
): number {
  const here = wanted.filter(({ part }) => part !== 'after-reset' && part !== 'drill');
  const last = lesson.steps.findLastIndex(({ id }) => here.some(({ step }) => step === id));
  // Without checkpoints, each drill has a fresh machine of its own.
  if (!checkpoints) return last;
  const places = [...lesson.steps.keys(), lesson.steps.length];
  return Math.max(
    last,
    places.findLastIndex((done) => wantedDrills(lesson, done, operation).length > 0),
  );
}

/** Of a step on the way, only what goes wrong is reported: it is why what comes after it is not proven. */
function onlyProblems({ onVerdict }: ProofEvents): ProofEvents {
  return { onVerdict: (verdict) => (verdict.problems.length > 0 ? onVerdict?.(verdict) : undefined) };
}

/** Runs what the step tells a learner to run. */
async function runStep(
  session: Session,
  step: Step,
  proof: StepProof,
  signal: AbortSignal | undefined,
): Promise<void> {
  proof.problems.push(...runProblems(await session.solve(step, { signal })));
}

/** Runs the step; then all its checks must pass. */
async function playStep(
  session: Session,
  step: Step,
  proof: StepProof,
  signal: AbortSignal | undefined,
): Promise<void> {
  await runStep(session, step, proof, signal);
  const report = await session.check(step, { signal });
  for (const trace of await tracesOf(session.lesson, session.machine, step, report.state, signal))
    proof.problems.push({ text: `the checks leave a trace: ${trace}` });
  proof.checks = report.checks;
  proof.passesAfter = isMet(report);
  for (const { step: earlier, result } of report.undone) {
    const instead = `Write "until: ${step.id}" there if the step is to change it`;
    const text = `the step undoes '${result.what}' of ${earlier}: ${result.seen}. ${instead}`;
    proof.problems.push({ text });
  }
  const state = report.state ?? (await readState(session.machine, signal));
  proof.network = networkFacts(state).map(({ text }) => text);
  compareWithFile(session.lesson, step, state, proof);
  for (const [index, { what, status, seen }] of proof.checks.entries()) {
    if (status === 'pass') continue;
    const line = checkLine(step, step.checks[index]);
    proof.problems.push({ text: `after the step, '${what}' is ${status}: ${seen}`, line });
  }
}

/** A learner who runs the lesson's own commands must not be told that their network differs. */
function compareWithFile(lesson: Lesson, step: Step, state: NetworkState, { problems }: StepProof): void {
  for (const { kind, text } of lessonDifferences(lesson, step, state))
    problems.push({
      text: `${NETWORK_FILE} is another network, ${kind}: ${text}. Delete it to have it written again`,
    });
}

async function resetAndLook(
  lesson: Lesson,
  machine: Machine,
  proofs: ReadonlyMap<Step, StepProof>,
  operation: ProofOperation,
): Promise<void> {
  const { signal } = operation;
  operation.onProgress?.({ message: `${lesson.id}: after a reset` });
  await machine.reset(operation);
  await prepareWorld(lesson, machine, { signal });
  // One read serves all steps: nothing changes between them, since checks change nothing. None where no check asks for it.
  let reading: Promise<NetworkState> | undefined;
  const options = { signal, readState: () => (reading ??= readState(machine, signal)) };
  for (const [step, proof] of proofs) {
    const part = partOf(lesson, step, 'after-reset');
    if (!isWanted(operation, part)) continue;
    await judge(part, proof, operation, async () => {
      proof.cleanAfterReset = await allFail(lesson, machine, step, proof.problems, 'after a reset', options);
    });
  }
}
