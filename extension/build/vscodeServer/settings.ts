import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A quiet editor that shows the lesson, and nothing that a lesson does not need. */
const QUIET = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/** Where the user settings of a home are; VS Code follows their changes. */
export function settingsFileOf(home: string): string {
  return join(home, 'user/User/settings.json');
}

/** The user settings of a new home; those that are there already are the learner's own, and stay. */
export function writeFirstSettings(home: string, added: Readonly<Record<string, unknown>> = {}): void {
  const file = settingsFileOf(home);
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...QUIET, ...added }, undefined, 2)}\n`);
}
