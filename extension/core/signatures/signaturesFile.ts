import type { LessonSignatures } from '../lesson/model/lesson.ts';

const HEAD = `# What the checks see right before a step ("state STEP"), and in each wrong state of it ("state STEP--NAME"); "fault": one
# to find, which packets show and which does not heal.
# \`patchbay test\` writes this file where it is missing, or the commands, checks or wrong states are others.
`;

/** The text of a lesson's file of signatures. */
export function signaturesFile({ of, states, faults }: LessonSignatures): string {
  const lines = [...states].flatMap(([name, signature]) => [
    `state ${name}`,
    ...(faults.has(name) ? ['fault'] : []),
    ...signature.map(({ check, status, seen = '' }) => `${check} ${status} ${seen}`.trim()),
  ]);
  return `${HEAD}of ${of}\n${lines.join('\n')}\n`;
}
