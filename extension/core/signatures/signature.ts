import type { CheckResult } from '../checks/runChecks.ts';
import type { SeenCheck, Signature, Step, Lesson } from '../lesson/model/lesson.ts';
import { withoutHidden } from '../lesson/read/lessonText.ts';
import { withoutVolatile } from '../proof/volatileText.ts';
import type { StepResults } from '../session/checkStep.ts';
import { hintKey } from '../session/hintLadder.ts';

/** Longer texts are a program's output, of which the beginning says enough. */
const MAX_SEEN = 200;

/** What chance decides in the words of a check, beside what differs in any two runs of a program. */
const CHANCE: readonly (readonly [RegExp, string])[] = [
  [/\bpid \d+\b/g, 'pid <n>'],
  [/\b\d+(?:\.\d+)? [kMG]bit\/s/g, '<rate>'],
  [/\b\d+(?:\.\d+)? ?(?:s|us|µs|seconds?)\b/g, '<duration>'],
  // How many of them is luck, whether there is any is not.
  [/\b[1-9]\d* (?=packets?\b|bytes?\b|received\b|seen on\b|matching\b)/g, '<n> '],
  [/(?:, )?\+\d+ errors\b/g, ''],
  [/; the first: .*$/gs, ''],
  // A neighbour (ip-neighbour(8)) has answered, or has not; how long ago makes its state.
  [/\b(?:REACHABLE|STALE|DELAY|PROBE)\b/g, '<answered>'],
  [/\b(?:INCOMPLETE|FAILED)\b/g, '<unanswered>'],
  // Names that Docker chooses.
  [/\b(?:veth[0-9a-f]{7}|br-[0-9a-f]{12})\b/g, '<docker-link>'],
  [/\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g, '<id>'],
  [/\s+/g, ' '],
];

/** The signature of a look at a step: its own checks, and those of earlier steps that should still pass. */
export function signatureOf(
  { steps }: Pick<Lesson, 'steps'>,
  step: Step,
  { checks, undone }: Pick<StepResults, 'checks' | 'undone'>,
): Signature {
  const own = checks.flatMap((result, index) => seenCheck(hintKey(step.id, index), result));
  const earlier = undone.flatMap(({ step: id, result }) => {
    const its = steps.find((one) => one.id === id)?.checks ?? [];
    const index = its.findIndex(({ what }) => what === result.what);
    return seenCheck(hintKey(id, index), result);
  });
  return [...own, ...earlier];
}

function seenCheck(check: string, { status, plain }: CheckResult): SeenCheck[] {
  if (status === 'pass') return [];
  if (status !== 'fail') return [{ check, status, seen: '' }];
  return [{ check, status, seen: plain === undefined ? undefined : withoutChance(plain) }];
}

function withoutChance(seen: string): string {
  const text = CHANCE.reduce(
    (rest, [pattern, name]) => rest.replace(pattern, name),
    withoutVolatile(withoutHidden(seen)),
  );
  return Array.from(text.trim()).slice(0, MAX_SEEN).join('').trim();
}
