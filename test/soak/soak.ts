import { keepPictures } from '../browser/harness/windowPictures.ts';
import type { Fault, Scene } from './fault.ts';

export interface SoakOptions {
  readonly count: number;
  /** No fault is injected after it. */
  readonly over: AbortSignal;
  readonly say: (line: string) => void;
}

interface Tally {
  injected: number;
  reported: number;
  readonly failures: string[];
  readonly seconds: number[];
}

/**
 * Injects faults, each kind as often as the others and rare ones as their share says, in random order; after each it
 * proves that the fault was reported or not noticed, that the learner goes on, has lost nothing, and that nothing is left. Resolves
 * with the number of faults after which that was not so.
 */
export async function soak(scene: Scene, kinds: readonly Fault[], options: SoakOptions): Promise<number> {
  const tallies = new Map<string, Tally>(
    kinds.map(({ kind }) => [kind, { injected: 0, reported: 0, failures: [], seconds: [] }]),
  );
  let done = 0;
  for (const fault of order(scene, kinds, options.count)) {
    if (options.over.aborted) break;
    const tally = tallies.get(fault.kind);
    if (!tally) continue;
    done += 1;
    tally.injected += 1;
    const started = performance.now();
    const outcome = await one(scene, fault);
    const seconds = (performance.now() - started) / 1000;
    tally.seconds.push(seconds);
    if (outcome.reported) tally.reported += 1;
    if (outcome.problem !== undefined) {
      await keepPictures(`soak ${done} ${fault.kind}`);
      tally.failures.push(outcome.problem);
      await scene.learner.player.receive({ type: 'rebuild' });
    }
    options.say(
      `${done} ${fault.kind}: ${outcome.problem ?? (outcome.reported ? 'reported, went on' : 'went on')}, ${seconds.toFixed(1)} s`,
    );
  }
  report(tallies, kinds, done, options);
  return [...tallies.values()].reduce((sum, { failures }) => sum + failures.length, 0);
}

async function one(scene: Scene, fault: Fault): Promise<{ reported: boolean; problem?: string }> {
  const { learner, world } = scene;
  let reported = false;
  try {
    const before = learner.reported.length;
    await fault.inject(scene);
    const state = await learner.settled();
    reported = state === 'reported' || learner.reported.length > before;
    const { failure } = learner.view;
    if (fault.mustReport && !reported) throw new Error('The fault was not reported.');
    for (const view of [...learner.reported.slice(before), ...(failure ? [failure] : [])])
      if (!isSentence(view.what) || !isSentence(view.next))
        throw new Error(`That is no sentence and remedy: ${JSON.stringify(view)}`);
    await learner.goOn();
    const left = world.left(learner.record?.id);
    if (left.length > 0) throw new Error(`There is left: ${left.join(', ')}`);
    return { reported };
  } catch (error) {
    const problem =
      error instanceof Error ? `${error.message} ${error.stack?.split('\n')[1] ?? ''}` : String(error);
    return { reported, problem: `FAILED: ${problem}` };
  }
}

/** One sentence in plain words: what an exception says of itself is none. */
function isSentence(text: string): boolean {
  return /^[A-Z].*[.!]$/s.test(text.trim()) && !/Error:|undefined|at .*:\d+:\d+|ENO[A-Z]+:/.test(text);
}

/** Each kind in turn, the order within a turn by chance. */
function* order({ random }: Scene, kinds: readonly Fault[], count: number): Generator<Fault> {
  for (let given = 0, turn = 0; given < count; turn++) {
    const due = kinds.filter(({ everyTurns = 1 }) => turn % everyTurns === 0);
    for (const fault of random.shuffled(due)) {
      if (given++ >= count) return;
      yield fault;
    }
  }
}

function report(
  tallies: ReadonlyMap<string, Tally>,
  kinds: readonly Fault[],
  done: number,
  { say }: SoakOptions,
): void {
  say(`\n| fault | injected | reported | failed | seconds until all was well, middle and longest | how |`);
  say('| --- | --- | --- | --- | --- | --- |');
  for (const { kind, how } of kinds) {
    const tally = tallies.get(kind);
    if (!tally || tally.injected === 0) continue;
    const sorted = [...tally.seconds].sort((a, b) => a - b);
    const [middle, longest] = [sorted[sorted.length >> 1], sorted.at(-1)].map((value) => value?.toFixed(1));
    say(
      `| ${kind} | ${tally.injected} | ${tally.reported} | ${tally.failures.length} | ${middle}, ${longest} | ${how} |`,
    );
  }
  const failed = [...tallies.values()].flatMap(({ failures }) => failures);
  say(`\n${done} faults, ${failed.length} after which something was wrong`);
}
