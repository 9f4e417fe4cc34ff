import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBundles } from '../../extension/build/bundles.ts';
import { ROOT } from '../../extension/build/root.ts';
import { ensureServer } from '../../extension/build/vscodeServer/installServer.ts';
import { openDataFolder } from '../../vm/store/dataFolder.ts';
import { Editor } from './editor.ts';
import { THEMES } from './themes.ts';

/** `npm run screenshots -- FOLDER`: the player in the four themes at three widths, in the real VS Code. */
const WIDTHS = [800, 1280, 1920];
const folder = resolve(process.argv[2] ?? join(ROOT, '.build/screenshots'));

mkdirSync(folder, { recursive: true });
await makeBundles();
const server = await ensureServer(openDataFolder());
const editor = await Editor.start({ server, extensions: [ROOT] });
try {
  const workbench = await editor.open();
  const { page, player } = workbench;
  await workbench.run('Patchbay: Start Lesson');
  await workbench.pick('A cable, and a switch made of software');
  await player.running();
  // The key of "Toggle Primary Side Bar": the palette would lose the focus to the player, which has just opened.
  await page.keyboard.press('Control+B');
  await player.step('cable').press('Show me how');
  await workbench.answer('Run the commands');
  await player.step('cable').says('achieved');
  await player.card('veth-red').waitFor();
  for (const { id, kind } of THEMES) {
    editor.changeSettings({ 'workbench.colorTheme': id });
    await workbench.reload();
    await player.frame.locator(`body.${kind}`).waitFor();
    await player.running();
    await player.card('veth-red').waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const path = join(folder, `${kind}-${width}.png`);
      await page.screenshot({ path, animations: 'disabled' });
      process.stdout.write(`${path}\n`);
    }
  }
} finally {
  await editor.end();
}
