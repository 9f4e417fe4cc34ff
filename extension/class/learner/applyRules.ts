import { say } from '../../core/language/say.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import type { PlayerView } from '../../protocol/playerView.ts';
import type { ClassRules } from '../wire/classRules.ts';

/** The view as a learner may see it: a locked step says so in place of its content, and a locked solution is not in it. */
export function viewUnderRules(view: PlayerView, { lockedFrom, solutionsLocked }: ClassRules): PlayerView {
  const first = view.steps.findIndex(({ id }) => id === lockedFrom[view.lesson.id]);
  return {
    ...view,
    steps: view.steps.map((step, index) => {
      if (first >= 0 && index >= first)
        return {
          ...step,
          blocks: [
            { kind: 'prose', html: `<p>${escapeMarkup(say('Your teacher opens this step later.'))}</p>` },
          ],
        };
      if (!solutionsLocked) return step;
      const blocks = step.blocks.map((block) =>
        block.kind === 'run' && block.hidden && !block.revealed ? { ...block, code: '' } : block,
      );
      return { ...step, blocks };
    }),
  };
}

/** Why a learner may not do what their page asks for; undefined where they may. `current` is the step they are at. */
export function whyNot(
  message: unknown,
  steps: readonly string[],
  lesson: string,
  current: string,
  rules: ClassRules,
): string | undefined {
  const { type, step, block } = message as {
    readonly type?: unknown;
    readonly step?: unknown;
    readonly block?: unknown;
  };
  if (rules.paused) return say('Your teacher has paused the class.');
  if (rules.solutionsLocked && (type === 'solve' || type === 'reveal'))
    return say('Your teacher has not opened the solutions yet.');
  const first = steps.indexOf(rules.lockedFrom[lesson] ?? '');
  if (first < 0) return undefined;
  const meant =
    type === 'nextStep' || type === 'skip'
      ? steps.indexOf(current) + 1
      : steps.indexOf(
          typeof step === 'string' ? step : typeof block === 'string' ? (block.split(':')[0] ?? '') : '',
        );
  return meant >= first && meant < steps.length
    ? say('Your teacher has not opened this step yet.')
    : undefined;
}
