import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { THEMES } from '../../browser/harness/themes.ts';
import type { ThemeKind } from '../themes/recordedThemes.ts';
import { keptPicture } from './comparePictures.ts';

const FOLDER = join(import.meta.dirname, '../accepted');

/** How a scene looked when somebody accepted it; undefined where nobody did. */
export function acceptedPicture(scene: string, kind: ThemeKind): Buffer | undefined {
  const file = join(FOLDER, fileOf(scene, kind));
  return existsSync(file) ? readFileSync(file) : undefined;
}

export function acceptPicture(scene: string, kind: ThemeKind, picture: Buffer): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, fileOf(scene, kind)), keptPicture(picture));
}

/** Accepted files of scenes that are gone. */
export function strayPictures(scenes: readonly { readonly name: string }[]): string[] {
  const wanted = new Set(scenes.flatMap(({ name }) => THEMES.map(({ kind }) => fileOf(name, kind))));
  return readdirSync(FOLDER).filter((file) => !wanted.has(file));
}

export function removeStrayPictures(scenes: readonly { readonly name: string }[]): void {
  for (const file of strayPictures(scenes)) rmSync(join(FOLDER, file));
}

function fileOf(scene: string, kind: ThemeKind): string {
  return `${scene}.${kind.replace('vscode-', '')}.png`;
}
