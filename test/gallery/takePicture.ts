import type { Page } from 'playwright-core';
import type { Scene } from './scenes/scene.ts';

/** The scene's part as a PNG, as it is now. Throws where it does not fit into the window. */
export async function takePicture(page: Page, { name, part, width, height }: Scene): Promise<Buffer> {
  const options = { animations: 'allow', caret: 'initial' } as const;
  if (part === undefined) return page.screenshot(options);
  const box = await page.locator(part).first().boundingBox();
  if (!box) throw new Error(`${name}: ${part} is not shown.`);
  const [left, top] = [Math.floor(box.x), Math.floor(box.y)];
  const [right, bottom] = [Math.ceil(box.x + box.width), Math.ceil(box.y + box.height)];
  if (left < 0 || top < 0 || right > width || bottom > height)
    throw new Error(`${name}: ${part} ends at ${right},${bottom}, outside the window of ${width}×${height}.`);
  const clip = { x: left, y: top, width: right - left, height: bottom - top };
  return page.screenshot({ ...options, clip });
}
