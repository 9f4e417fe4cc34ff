import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.ts';
import { firstWords } from './stageResult.ts';

const FILE = join(ROOT, 'test-results/notes.txt');

/** Adds a line to the end of what `npm test` says, for what passed and should be known all the same. */
export function noteForReport(note: string): void {
  mkdirSync(dirname(FILE), { recursive: true });
  appendFileSync(FILE, `${firstWords(note)}\n`);
}

/** The notes since they were last taken. */
export function takeReportNotes(): string[] {
  try {
    return readFileSync(FILE, 'utf8').trimEnd().split('\n');
  } catch {
    return [];
  } finally {
    rmSync(FILE, { force: true });
  }
}
