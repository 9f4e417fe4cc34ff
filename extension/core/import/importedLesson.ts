/** Something of the other format that the lesson does not have. */
export interface LeftOut {
  /** As the other format names it. */
  readonly file: string;
  /** 1-based; undefined where it is the whole file. */
  readonly line?: number;
  /** What it is, and what to do about it, in a sentence. */
  readonly what: string;
}

/** A lesson made of another format. */
export interface ImportedLesson {
  readonly id: string;
  /** Relative to the lesson's folder, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly left: readonly LeftOut[];
}
