/** What a learner did at a step: looked at it first, checked it, ran a command, opened a hint, was shown a solution. */
export const EVENT_KINDS = ['entered', 'checked', 'ran', 'hint', 'shown'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
