import { factKey, networkFacts } from '../difference/networkFacts.ts';
import type { Lesson, RunBlock, Step, StopBlock } from '../lesson/model/lesson.ts';
import type { Checkpoints, Operation } from '../machine/machine.ts';
import type { AttemptPiece } from '../attemptScript/writeAttempt.ts';
import { blockPieces } from '../attemptScript/piecesOf.ts';
import { whatIsTold } from '../proof/whatIsTold.ts';
import type { Session } from '../session/session.ts';
import { tryEach } from '../session/tryEach.ts';
import { readState } from '../state/readState.ts';
import { commandMutants, runnableBlocks } from './commandMutants.ts';
import { splitCommands } from './commands.ts';
import { networkFaults } from './networkFaults.ts';
import { reachTable } from './reachTable.ts';
import { vocabularyOf } from './slips.ts';

/** A mutant's command that hangs says nothing more. */
const LINE_MS = 15_000;
const FAULT_MS = 20_000;

/** `same`: it leaves the network that the step's own commands leave; `justified`: by `mutants.yaml`. */
export type MutantVerdict = 'caught' | 'same' | 'justified' | 'survived';

export interface MutantResult {
  readonly step: string;
  readonly name: string;
  readonly verdict: MutantVerdict;
  /** What a learner reads about it, or why it is justified; for a survivor, where its network differs. */
  readonly words: string;
  /** What it does in place of the step's commands. */
  readonly pieces: readonly AttemptPiece[];
}

export interface MutationOperation extends Operation {
  readonly onResult: (result: MutantResult) => void;
}

/**
 * Runs the mutants of a step on a machine right before it, which it leaves there. The step's own commands come first: what
 * they leave is what a mutant is compared with.
 */
export async function mutateStep(
  checkpoints: Checkpoints,
  session: Session,
  step: Step,
  { signal, onResult }: MutationOperation,
): Promise<void> {
  const { lesson, machine } = session;
  const run = async (blocks: readonly (RunBlock | StopBlock)[]): Promise<void> => {
    for (const block of blocks) {
      signal?.throwIfAborted();
      if (block.kind === 'stop') await session.stop(block, signal);
      else await session.run(block, { signal, lineTimeoutMs: LINE_MS });
    }
  };
  const own: { facts: readonly string[]; reach: readonly string[] } = { facts: [], reach: [] };
  const judge = async (name: string, pieces: readonly AttemptPiece[]): Promise<void> => {
    const told = await whatIsTold(lesson, machine, step, undefined, signal);
    const result = (verdict: MutantVerdict, words: string): void =>
      onResult({ step: step.id, name, verdict, words, pieces });
    if (told[0] !== undefined) return result('caught', told[0]);
    const state = await readState(machine, signal);
    const other = [
      ...differing(own.facts, factsOf(state)),
      ...differing(own.reach, await reachTable(machine, state, signal)),
    ];
    if (other.length === 0) return result('same', '');
    const justified = lesson.justifiedMutants?.find((one) => one.step === step.id && one.mutant === name);
    return justified === undefined
      ? result('survived', other.join('; '))
      : result('justified', justified.why);
  };
  const stateBefore = await readState(machine, signal);
  const withFaults = async (): Promise<void> => {
    const blocks = runnableBlocks(step);
    await run(blocks);
    const state = await readState(machine, signal);
    own.facts = factsOf(state);
    own.reach = await reachTable(machine, state, signal);
    const faults = networkFaults(stateBefore, state).map(({ name, script, host }) => async () => {
      const { exitCode } = await machine.exec(host, { script }, { signal, timeoutMs: FAULT_MS });
      const fault = { does: 'run', host, netns: null, code: script } as const;
      if (exitCode === 0) await judge(name, [...blockPieces(blocks), fault]);
    });
    await tryEach(checkpoints, session, faults, { signal });
  };
  const commands = lesson.steps.flatMap((one) =>
    runnableBlocks(one).flatMap((block) => (block.kind === 'run' ? splitCommands(block.code) : [])),
  );
  const mutants = commandMutants(step, lesson.hosts, vocabularyOf(commands)).map(
    ({ name, blocks }) =>
      async () => {
        await run(blocks);
        await judge(name, blockPieces(blocks));
      },
  );
  await tryEach(checkpoints, session, [withFaults, ...mutants], { signal });
}

/** Mutants of which `mutants.yaml` speaks, and that a run did not meet: they are called otherwise now. */
export function unmetJustifications(lesson: Lesson, results: readonly MutantResult[]): string[] {
  const steps = new Set(results.map(({ step }) => step));
  return (lesson.justifiedMutants ?? [])
    .filter(
      ({ step, mutant }) =>
        steps.has(step) && !results.some((one) => one.step === step && one.name === mutant),
    )
    .map(({ step, mutant }) => `${step}: ${mutant}`);
}

function factsOf(state: Parameters<typeof networkFacts>[0]): string[] {
  return networkFacts(state).map(({ text }) => factKey(text));
}

/** What only one of two lists has, with a sign. */
function differing(own: readonly string[], other: readonly string[]): string[] {
  return [
    ...other.filter((one) => !own.includes(one)).map((one) => `+ ${one}`),
    ...own.filter((one) => !other.includes(one)).map((one) => `- ${one}`),
  ];
}
