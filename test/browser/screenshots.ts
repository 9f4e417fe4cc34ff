import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { makeBundles } from '../../extension/build/bundles/bundles.ts';
import { ROOT } from '../../extension/build/root.ts';
import { ensureServer } from '../../extension/build/vscodeServer/installServer.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { Editor } from './harness/editor.ts';
import { settledPicture } from './harness/settledPicture.ts';
import { THEMES } from './harness/themes.ts';

/**
 * `npm run screenshots -- FOLDER [LESSON STEP…]`: the player in the real VS Code, in the four themes at three widths and
 * in a narrow column, with the steps of a lesson solved.
 */
const WIDTHS = [800, 1280, 1920];
const [to = join(ROOT, '.build/screenshots'), lesson = 'A cable, and a switch made of software', ...named] =
  process.argv.slice(2);
const steps = named.length > 0 ? named : ['cable'];
const folder = resolve(to);

mkdirSync(folder, { recursive: true });
await makeBundles();
const server = await ensureServer(openDataFolder());
const editor = await Editor.start({ server, extensions: [ROOT] });
try {
  const workbench = await editor.open();
  const { page, player } = workbench;
  await workbench.startLesson(lesson);
  await player.running();
  for (const step of steps) {
    await player.step(step).press('Show me how');
    await workbench.answer('Run the commands');
    await player.step(step).says('achieved');
    await player.step(step).press('Next step');
  }
  for (const { id, kind } of THEMES) {
    editor.changeSettings({ 'workbench.colorTheme': id });
    await workbench.reload();
    await player.frame.locator(`body.${kind}`).waitFor();
    await player.running();
    await player.network.locator('svg [data-node]').first().waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await keep(page, `${kind}-${width}`);
    }
    await player.network.screenshot({ path: join(folder, `${kind}-network.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await workbench.run('Patchbay: Focus on Lessons View');
  await workbench.run('Patchbay: Show Player');
  await keep(page, 'side-bar');
  await workbench.run('View: New Editor Group to the Right');
  await keep(page, 'column');
  await player.frame.getByRole('tab', { name: 'Network' }).click();
  await keep(page, 'column-network');
} finally {
  await editor.end();
}

async function keep(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  writeFileSync(path, await settledPicture(() => page.screenshot({ animations: 'disabled' })));
  process.stdout.write(`${path}\n`);
}
