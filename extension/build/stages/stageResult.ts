import { stripVTControlCharacters } from 'node:util';

/** How long something took, for the list of the slowest. */
export interface Timing {
  readonly what: string;
  readonly seconds: number;
}

/** The result of one stage. */
export interface StageResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What was not run, because a run on this computer passed with the very same inputs. */
  readonly kept?: number;
  /** What failed and how, a line each: CI may keep no more than the end of the output. */
  readonly failures: readonly string[];
  /** Of what ran in it, a test or a lesson each. */
  readonly timings?: readonly Timing[];
  /** Why it could not run on this computer, where it could not. */
  readonly skipped?: string;
}

/** A stage that cannot run on this computer. */
export function skippedStage(name: string, skipped: string): StageResult {
  return { name, passed: 0, failed: 0, failures: [], skipped };
}

/** A stage that did not come to its tests. */
export function brokenStage(name: string, how: string): StageResult {
  return { name, passed: 0, failed: 1, failures: [how] };
}

/** Enough of a message to know it again, on one line. */
export function firstWords(message: string): string {
  return stripVTControlCharacters(message).replaceAll(/\s+/g, ' ').slice(0, 900);
}
