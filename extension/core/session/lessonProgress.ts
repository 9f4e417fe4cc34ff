import type { Lesson, Step } from '../lesson/model/lesson.ts';

/** How often a learner asked for the next hint of a check, and how often they asked for the check and it failed. */
export interface HintUse {
  readonly asked: number;
  readonly failed: number;
}

/** A fault that was hidden in the machine, and what the learner reads about it at the end. */
export interface HiddenFault {
  readonly step: string;
  /** Of the wrong state. */
  readonly name: string;
  /** When it was hidden. */
  readonly began: string;
  /** What the learner reads at once. */
  readonly told: readonly string[];
  readonly was: readonly string[];
  readonly look: { readonly host: string; readonly command: string };
}

/** What a learner has achieved in one lesson; outlives every machine. Times are ISO 8601. */
export interface LessonProgress {
  readonly format: 1;
  readonly lesson: string;
  /** Step id → when its checks first passed. */
  readonly achieved: Readonly<Record<string, string>>;
  /** Step id → when the learner skipped it. */
  readonly skipped?: Readonly<Record<string, string>>;
  /** Quiz block id → index of the option that the learner chose. */
  readonly answers?: Readonly<Record<string, number>>;
  /** Path of a chart → bits per second that were measured last. */
  readonly rates?: Readonly<Record<string, number>>;
  /** Check (`hintKey`) → how much of its hints is open; a check without an entry has its first one open. */
  readonly hints?: Readonly<Record<string, HintUse>>;
  /** The fault that the learner is looking for. */
  readonly fault?: HiddenFault | undefined;
  /** The step that the learner was at. */
  readonly at?: string;
}

/** The current step: where the learner was, else the first that is not done; the last if all are. */
export function currentStep({ steps }: Lesson, { at, achieved, skipped }: LessonProgress): Step | undefined {
  return (
    steps.find(({ id }) => id === at) ??
    steps.find(({ id }) => achieved[id] === undefined && skipped?.[id] === undefined) ??
    steps.at(-1)
  );
}

/** Where progress is kept. */
export interface ProgressStore {
  load(lesson: string): Promise<LessonProgress>;
  save(progress: LessonProgress): Promise<void>;
}

export function noProgress(lesson: string): LessonProgress {
  return { format: 1, lesson, achieved: {} };
}

/** Progress with `step` achieved; keeps the first time. */
export function withAchieved(progress: LessonProgress, step: string, when: Date): LessonProgress {
  if (progress.achieved[step] !== undefined) return progress;
  return { ...progress, achieved: { ...progress.achieved, [step]: when.toISOString() } };
}

export function withSkipped(progress: LessonProgress, step: string, when: Date): LessonProgress {
  return { ...progress, skipped: { ...progress.skipped, [step]: when.toISOString() } };
}

export function withAnswer(progress: LessonProgress, quiz: string, option: number): LessonProgress {
  return { ...progress, answers: { ...progress.answers, [quiz]: option } };
}

export function withRate(progress: LessonProgress, path: string, bitsPerSecond: number): LessonProgress {
  return { ...progress, rates: { ...progress.rates, [path]: bitsPerSecond } };
}

/** Progress without a fault that is hidden: it was found, given up, or went with its machine. */
export function withoutFault(progress: LessonProgress): LessonProgress {
  if (progress.fault === undefined) return progress;
  return { ...progress, fault: undefined };
}

/**
 * Reads saved progress; undefined where it has another format. It drops unknown keys and malformed values.
 */
export function readProgress(lesson: string, value: unknown): LessonProgress | undefined {
  if (!isMap(value) || value['format'] !== 1 || !isMap(value['achieved'])) return undefined;
  const { achieved, skipped, answers, rates, hints, fault, at } = value;
  return {
    format: 1,
    lesson,
    achieved: only(achieved, isText),
    ...(isMap(skipped) && { skipped: only(skipped, isText) }),
    ...(isMap(answers) && { answers: only(answers, isIndex) }),
    ...(isMap(rates) && { rates: only(rates, isRate) }),
    ...(isMap(hints) && { hints: only(hints, isHintUse) }),
    ...(isFault(fault) && { fault }),
    ...(isText(at) && { at }),
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isIndex(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isRate(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isHintUse(value: unknown): value is HintUse {
  return isMap(value) && isIndex(value['asked']) && isIndex(value['failed']);
}

function isFault(value: unknown): value is HiddenFault {
  if (!isMap(value) || !isMap(value['look'])) return false;
  const texts = [
    value['step'],
    value['name'],
    value['began'],
    value['look']['host'],
    value['look']['command'],
  ];
  return (
    texts.every(isText) &&
    [value['told'], value['was']].every((list) => Array.isArray(list) && list.every(isText))
  );
}

function only<T>(map: Record<string, unknown>, is: (value: unknown) => value is T): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, T] => is(entry[1])));
}
