import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import type { Workbench } from './harness/workbench.ts';

/** The lessons as they come with Patchbay, begun as a learner begins them. */
let editor: Editor;
let workbench: Workbench;
beforeAll(async () => {
  editor = await startEditor();
  workbench = await editor.open();
});
afterAll(async () => expect(await editor.end()).toEqual([]));

test.each([
  { title: 'A network interface with a program behind it', step: 'device', blocks: 3 },
  { title: 'A cable, and a switch made of software', step: 'cable', blocks: 3 },
])('$title: the checks of its first step turn as its commands are run', async ({ title, step, blocks }) => {
  const { player } = workbench;
  await workbench.startLesson(title);
  // Only one lesson is played at a time.
  if (await player.title.isVisible()) await workbench.answer('Leave it');
  await player.title.filter({ hasText: title }).waitFor();
  await player.running();
  const first = player.step(step);
  await first.says('at it');
  expect(await first.checks('pass').count()).toBe(0);
  for (let index = 0; index < blocks; index++) {
    await first.run(index);
    await first.done(index);
  }
  await first.says('achieved');
  expect(await first.checks('pass').count()).toBeGreaterThan(0);
  expect(await first.checks('fail').count()).toBe(0);
});
