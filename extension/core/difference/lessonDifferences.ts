import { say } from '../language/say.ts';
import { commandsFingerprint } from '../lesson/model/commandsFingerprint.ts';
import type { Lesson, Step } from '../lesson/model/lesson.ts';
import type { NetworkState } from '../state/networkState.ts';
import { compareNetworks, type NetworkDifference } from './compareNetworks.ts';
import { networkFacts } from './networkFacts.ts';

/**
 * Where a network is otherwise than the lesson's own after a step; empty where the lesson does not say what that is, or
 * what it says is of other commands.
 */
export function lessonDifferences(lesson: Lesson, step: Step, state: NetworkState): NetworkDifference[] {
  const { networks, steps } = lesson;
  const own = networks?.after.get(step.id);
  if (own === undefined || networks?.commands !== commandsFingerprint(lesson)) return [];
  const later = steps.slice(steps.indexOf(step) + 1).flatMap(({ id }) => [networks.after.get(id) ?? []]);
  return compareNetworks(networkFacts(state), own, later);
}

/** `Your network differs from the lesson's in 2 places`, as a heading. */
export function differenceCount(differences: readonly unknown[]): string {
  return say("Your network differs from the lesson's in {count, plural, one {# place} other {# places}}", {
    count: differences.length,
  });
}
