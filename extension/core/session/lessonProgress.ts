/** What a learner has achieved in one lesson; outlives every machine. Times are ISO 8601. */
export interface LessonProgress {
  readonly format: 1;
  readonly lesson: string;
  /** Step id → when its checks first passed. */
  readonly achieved: Readonly<Record<string, string>>;
}

/** Where progress is kept. */
export interface ProgressStore {
  load(lesson: string): Promise<LessonProgress>;
  save(progress: LessonProgress): Promise<void>;
}

export function noProgress(lesson: string): LessonProgress {
  return { format: 1, lesson, achieved: {} };
}

/** Progress with `step` achieved; the first time stands. */
export function withAchieved(progress: LessonProgress, step: string, when: Date): LessonProgress {
  if (progress.achieved[step] !== undefined) return progress;
  return { ...progress, achieved: { ...progress.achieved, [step]: when.toISOString() } };
}
