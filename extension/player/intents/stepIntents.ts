import type { Step } from '../../core/lesson/model/lesson.ts';
import { lostPacket } from '../../core/session/lostPacket.ts';
import { isStartKept } from '../../core/session/stepStarts.ts';
import type { IntentHandlers } from '../../protocol/intents.ts';
import type { PlayerParts } from '../playerParts.ts';
import { blockId } from '../../core/lesson/model/blockIds.ts';
import type { PlayingSession } from '../playingSession.ts';
import { backQuestion, skipQuestion, solveQuestion } from './questions.ts';

/** Commands, checks and steps of the lesson. */
export function stepIntents(parts: PlayerParts) {
  const { blocks, learner, lesson, machine, ports, playing, terminals, pages, revealed } = parts;
  const run = async (id: string): Promise<void> => {
    const block = blocks.get(id);
    if (block?.kind === 'run') terminals.reopen(block.terminal);
    await playing()?.runs.run(id);
  };
  return {
    run: ({ block }) => run(block),
    runNext: async () => {
      const [step, session] = [learner.step, playing()];
      const next = step && session && nextBlock(step, session, revealed);
      if (next !== undefined) await run(next);
    },
    check: async ({ step }) => {
      const found = learner.find(step);
      const now = playing();
      if (!found || !now) return;
      await now.checks.now(found, { asked: true });
      const { results } = now.checks;
      const lost = lostPacket(found, (one) => results.get(one), learner.progress, lesson.defaultHost);
      if (lost?.isDue === true && !now.isOver)
        await now.walk.follow(lost.from, lost.to, { probe: lost.probe });
    },
    hint: ({ check }) => learner.openHint(check),
    solve: async ({ step }) => {
      const found = learner.find(step);
      const fromStart = playing()?.hasBegun;
      if (!found || fromStart === undefined || !(await ports.confirm(solveQuestion(found, fromStart))))
        return;
      // Half done, its first command may say "File exists".
      if (fromStart) await machine.back(found);
      await playing()?.runs.solve(found);
      await playing()?.checks.now(found);
    },
    back: async ({ step }) => {
      const found = learner.find(step);
      const session = playing()?.session;
      if (!found || !session) return;
      const question = backQuestion(found, await isStartKept(session, found));
      if (!(await ports.confirm(question))) return;
      await machine.back(found);
      if (found !== learner.step) await learner.goTo(found.id);
    },
    skip: async ({ step }) => {
      const found = learner.find(step);
      if (found && (await ports.confirm(skipQuestion(found)))) await learner.skip(found);
    },
    goTo: ({ step }) => learner.goTo(step),
    nextStep: () => learner.goBy(1),
    previousStep: () => learner.goBy(-1),
    answer: ({ block, option }) => learner.answer(block, option),
    reveal: ({ block }) => {
      revealed.add(block);
      pages.changed();
    },
    nextLesson: () => ports.nextLesson(),
    chooseLanguage: ({ language }) => ports.chooseLanguage(language),
  } satisfies Partial<IntentHandlers>;
}

/** The first command block of a step that was not run yet; a solution that is hidden is the learner's own to find. */
function nextBlock(step: Step, { runs }: PlayingSession, revealed: ReadonlySet<string>): string | undefined {
  for (const [index, block] of step.blocks.entries()) {
    const id = blockId(step.id, index);
    const visible = block.kind === 'stop' || (block.kind === 'run' && (!block.hidden || revealed.has(id)));
    if (visible && runs.status(id) === undefined) return id;
  }
  return undefined;
}
