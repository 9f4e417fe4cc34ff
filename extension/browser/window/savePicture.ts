import { say } from '../../core/language/say.ts';
import {
  contentOf,
  formatsOf,
  PICTURE_FORMATS,
  type SavedPicture,
} from '../../core/topology/drawing/pictureFormats.ts';
import { ask } from './dialog.ts';
import { saveFile } from './saveFile.ts';

/** Asks for a format, and gives the learner the picture of the network in it. */
export async function savePicture(picture: SavedPicture): Promise<void> {
  const labels = new Map(formatsOf(picture).map((name) => [say(PICTURE_FORMATS[name].label), name]));
  const buttons = [...labels.keys(), say('Cancel')];
  const format = labels.get(await ask({ title: say('Save the picture'), lines: [], buttons }));
  if (format === undefined) return;
  const { ends, media } = PICTURE_FORMATS[format];
  saveFile(`network.${ends[0]}`, contentOf(picture, format), media);
}
