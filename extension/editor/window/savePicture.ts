import { say } from '../../core/language/say.ts';
import * as vscode from 'vscode';
import { failure, type Failure } from '../../core/failure/failure.ts';
import { wordsOf } from '../../core/failure/failureError.ts';
import { askWhere } from './askWhere.ts';

/** Writes the picture of the network where the learner says: as SVG, or as Mermaid's text where the name ends so. */
export async function savePicture(
  picture: Readonly<Record<'svg' | 'mermaid', string>>,
  showFailure: (failure: Failure) => void,
): Promise<void> {
  const formats = { [say('Picture (SVG)')]: ['svg'], [say('Mermaid text')]: ['mmd', 'mermaid'] };
  const file = await askWhere(say('Save the Picture of the Network'), 'network.svg', formats);
  if (!file) return;
  const text = /\.(mmd|mermaid)$/i.test(file.path) ? picture.mermaid : picture.svg;
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    showFailure(failure('picture-not-written', { said: wordsOf(error) }));
  }
}
