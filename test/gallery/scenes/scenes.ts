import { answerScenes } from './answerScenes.ts';
import { blockScenes } from './blockScenes.ts';
import { classScenes } from './classScenes.ts';
import { chartScenes } from './chartScenes.ts';
import { faultScenes } from './faultScenes.ts';
import { machineScenes } from './machineScenes.ts';
import { networkScenes } from './networkScenes.ts';
import { previewScenes } from './previewScenes.ts';
import { reviewScenes } from './reviewScenes.ts';
import type { Scene } from './scene.ts';
import { stepScenes } from './stepScenes.ts';
import { termScenes } from './termScenes.ts';
import { terminalScenes } from './terminalScenes.ts';
import { wholeScenes } from './wholeScenes.ts';

/** Everything that the gallery shows. */
export const SCENES: readonly Scene[] = [
  ...machineScenes,
  ...stepScenes,
  ...blockScenes,
  ...termScenes,
  ...answerScenes,
  ...faultScenes,
  ...reviewScenes,
  ...previewScenes,
  ...chartScenes,
  ...terminalScenes,
  ...networkScenes,
  ...wholeScenes,
  ...classScenes,
];

/** Throws where there is none of this name. */
export function sceneNamed(name: string): Scene {
  const scene = SCENES.find((one) => one.name === name);
  if (!scene) throw new Error(`There is no scene ${name}`);
  return scene;
}
