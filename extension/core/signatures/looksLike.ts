import { checkKind } from '../checks/checkKinds.ts';
import { say } from '../language/say.ts';
import { attemptSentence, attemptTitle, isTranslated } from '../lesson/model/attemptWords.ts';
import type { Attempt, Lesson, Step } from '../lesson/model/lesson.ts';
import type { StepResults } from '../session/checkStep.ts';
import { hintKey } from '../session/hintLadder.ts';
import { matchSignature } from './matchSignature.ts';
import { signatureOf } from './signature.ts';
import { knowsSignatures } from './signaturesFingerprint.ts';

/** The wrong state that a look at a step is like; undefined where none is, or the lesson does not know its own. */
export function looksLike(
  lesson: Lesson,
  step: Step,
  results: Pick<StepResults, 'checks' | 'undone'>,
): Attempt | undefined {
  const { signatures, steps, wrong } = lesson;
  if (signatures === undefined || !knowsSignatures(lesson)) return undefined;
  const known = wrong.flatMap((attempt) => {
    const signature = signatures.states.get(stateName(attempt));
    return attempt.step === step.id && signature ? [{ name: attempt, signature }] : [];
  });
  const machineKeys = steps.flatMap(({ id, checks }) =>
    checks.flatMap(({ kind }, index) => (checkKind(kind).reads === 'machine' ? [hintKey(id, index)] : [])),
  );
  const seen = signatureOf(lesson, step, results);
  const before = signatures.states.get(step.id);
  return matchSignature(seen, known, before, (check) => !machineKeys.includes(check));
}

/** What a wrong state is called in the file of signatures. */
export function stateName({ step, name }: Pick<Attempt, 'step' | 'name'>): string {
  return `${step}--${name}`;
}

/** `This looks like “left down”: …`, with the author's words where there are any; a translation's alone: the name is English. */
export function looksLikeText(attempt: Attempt): string {
  const [mistake, sentence] = [attemptTitle(attempt), attemptSentence(attempt)];
  if (sentence === '') return say('This looks like “{mistake}”.', { mistake });
  return isTranslated(attempt)
    ? say('This looks like: {sentence}', { sentence })
    : say('This looks like “{mistake}”: {sentence}', { mistake, sentence });
}
