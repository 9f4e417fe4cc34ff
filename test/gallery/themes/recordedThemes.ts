import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { THEMES } from '../../browser/harness/themes.ts';

/** The class that VS Code gives a webview's body. */
export type ThemeKind = (typeof THEMES)[number]['kind'];

/** What a real VS Code gave a webview; `record.ts` wrote it. */
export interface RecordedThemes {
  /** The style sheet that it puts before the page's own. */
  readonly defaultStyles: string;
  /** Of each theme kind the custom properties of `<html>`, by name. */
  readonly variables: Readonly<Record<ThemeKind, Readonly<Record<string, string>>>>;
}

export const RECORDED = JSON.parse(
  readFileSync(join(import.meta.dirname, 'recorded.json'), 'utf8'),
) as RecordedThemes;
