import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { failure, type Failure } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';
import {
  contentOf,
  formatOfFile,
  formatsOf,
  PICTURE_FORMATS,
  type SavedPicture,
} from '../../core/topology/drawing/pictureFormats.ts';
import { askWhere } from './askWhere.ts';

/** Writes the picture of the network where the learner says, in the format that the name's end asks for. */
export async function savePicture(
  picture: SavedPicture,
  showFailure: (failure: Failure) => void,
): Promise<void> {
  const formats = Object.fromEntries(
    formatsOf(picture).map((name) => {
      const { label, ends } = PICTURE_FORMATS[name];
      return [say(label), [...ends]];
    }),
  );
  const file = await askWhere(say('Save the Picture of the Network'), 'network.svg', formats);
  if (!file) return;
  const content = contentOf(picture, formatOfFile(file.path));
  try {
    await vscode.workspace.fs.writeFile(
      file,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    );
  } catch (error) {
    showFailure(failure('picture-not-written', { said: wordsOf(error) }));
  }
}
