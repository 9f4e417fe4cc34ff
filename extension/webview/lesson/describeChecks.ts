import { say } from '../../protocol/language.ts';
import type { CheckView, LessonPaneView, StepView } from '../../protocol/playerView.ts';

/** What changed in the checks of the learner's step, for a screen reader; empty where nothing did. */
export function describeChecks(before: LessonPaneView, after: LessonPaneView): string {
  const now = after.steps.find(({ id }) => id === after.current);
  const then = before.steps.find(({ id }) => id === after.current);
  if (!now || !then || now.checking) return '';
  const old = checksOf(then);
  const checks = checksOf(now);
  // After a check that the learner asked for, there is always something to hear.
  const changed = checks.filter((check, index) => then.checking || old[index]?.status !== check.status);
  const news = changed.flatMap((check) => describe(check));
  if (now.achieved && !then.achieved) news.unshift(say('Step achieved: {title}.', { title: now.title }));
  if (now.looksLike !== null && now.looksLike !== then.looksLike) news.push(now.looksLike);
  return news.join(' ');
}

function checksOf({ blocks }: StepView): CheckView[] {
  return blocks.flatMap((block) => (block.kind === 'checks' ? block.checks : []));
}

function describe({ what, status, wanted, seen }: CheckView): string[] {
  if (status === 'pass') return [say('Passes: {what}.', { what })];
  if (status === 'error') return [say('Could not check: {what}. {seen}', { what, seen })];
  if (status !== 'fail') return [];
  return [
    wanted === ''
      ? say('Does not pass: {what}. Seen {seen}.', { what, seen })
      : say('Does not pass: {what}. Wanted {wanted}, seen {seen}.', { what, wanted, seen }),
  ];
}
