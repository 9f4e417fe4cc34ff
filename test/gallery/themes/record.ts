import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBundles } from '../../../extension/build/bundles/bundles.ts';
import { ROOT } from '../../../extension/build/root.ts';
import { ensureServer } from '../../../extension/build/vscodeServer/installServer.ts';
import { openDataFolder } from '../../../vm/store/dataFolder.ts';
import { Editor } from '../../browser/harness/editor.ts';
import { THEMES } from '../../browser/harness/themes.ts';
import type { RecordedThemes } from './recordedThemes.ts';

/** Records what the real VS Code gives a webview in the four theme kinds: `npm run record:themes`. */
await makeBundles();
const editor = await Editor.start({ server: await ensureServer(openDataFolder()), extensions: [ROOT] });
try {
  const workbench = await editor.open();
  await workbench.startLesson('A cable, and a switch made of software');
  // Its machine is of no matter: the page is there before it.
  await workbench.player.title.waitFor();
  const variables: Record<string, Record<string, string>> = {};
  let defaultStyles = '';
  for (const { id, kind } of THEMES) {
    editor.changeSettings({ 'workbench.colorTheme': id });
    await workbench.reload();
    const body = workbench.player.frame.locator(`body.${kind}`);
    await body.waitFor({ timeout: 300_000 });
    const given = await body.evaluate(() => ({
      style: document.documentElement.getAttribute('style') ?? '',
      defaults: document.getElementById('_defaultStyles')?.textContent ?? '',
    }));
    defaultStyles = given.defaults;
    const entries = given.style.split(/;\s*(?=--vscode-)/).map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [
        line.slice(0, colon).trim(),
        line
          .slice(colon + 1)
          .replace(/;\s*$/, '')
          .trim(),
      ];
    });
    variables[kind] = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
    process.stdout.write(`${id}: ${entries.length} variables\n`);
  }
  const recorded = { defaultStyles, variables } as RecordedThemes;
  writeFileSync(join(import.meta.dirname, 'recorded.json'), `${JSON.stringify(recorded, null, 1)}\n`);
} finally {
  await editor.end();
}
