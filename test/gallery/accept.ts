import { THEMES } from '../browser/harness/themes.ts';
import { acceptPicture, removeStrayPictures } from './compare/acceptedPictures.ts';
import { judgePicture } from './compare/judgePicture.ts';
import { dress, launchPainter, openScene } from './openScene.ts';
import { SCENES } from './scenes/scenes.ts';

/**
 * Makes how the named scenes look now, or all where none is named, what tests compare with; says which pictures that
 * changes. A picture that looks the same stays as it is in git.
 */
export async function acceptScenes(url: string, names: readonly string[], say: (line: string) => void) {
  const unknown = names.filter((name) => !SCENES.some((scene) => scene.name === name));
  if (unknown.length > 0) throw new Error(`There is no scene ${unknown.join(', ')}.`);
  const painter = await launchPainter();
  const { page } = painter;
  try {
    let accepted = 0;
    for (const scene of SCENES.filter(({ name }) => names.length === 0 || names.includes(name))) {
      await openScene(page, url, scene, THEMES[0].kind);
      for (const theme of THEMES) {
        await dress(page, scene, theme.kind);
        const difference = await judgePicture(page, scene, theme);
        if (difference === null) continue;
        acceptPicture(scene.name, theme.kind, difference.actual);
        accepted += 1;
        say(`${scene.name}, ${theme.id}: ${difference.words}`);
      }
    }
    removeStrayPictures(SCENES);
    say(`${accepted} pictures are accepted.`);
  } finally {
    await painter.end();
  }
}
