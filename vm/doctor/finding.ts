/** One thing that the doctor looked at. Ids stay as they are, for `fix` and for programs. */
export interface Finding {
  readonly id: FindingId;
  readonly ok: boolean;
  readonly what: string;
  readonly why: string;
  /** What `fix` would do, in words; absent where only a person can mend it. */
  readonly fix?: string;
}

/** In the order in which they are mended: each may need those before it. */
export const FINDING_IDS = [
  'packages-qemu',
  'packages-image',
  'disk',
  'memory',
  'image',
  'accelerator',
  'template-plain',
  'template-docker',
  'emulated',
] as const;
export type FindingId = (typeof FINDING_IDS)[number];
