import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../../extension/build/root.ts';
import type { Editor } from './harness/editor.ts';
import { startEditor } from './harness/packagedEditor.ts';
import { Workbench } from './harness/workbench.ts';

/** The report for an issue, as a user gets it; the user's name stands in the home folder, the lessons' path and the log. */
const USER = 'ada-quux';
const top = mkdtempSync(join(tmpdir(), 'patchbay-home-'));
const home = join(top, USER);
const lessons = join(home, 'lessons');
let editor: Editor;
let workbench: Workbench;
beforeAll(async () => {
  mkdirSync(home);
  cpSync(join(ROOT, 'test/browser/lessons'), lessons, { recursive: true });
  editor = await startEditor({
    settings: { 'patchbay.lessonsFolder': lessons },
    env: { HOME: home, USER, LOGNAME: USER },
  });
  const page = await editor.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(editor.server.url.href);
  workbench = await Workbench.of(page);
  await workbench.startLesson('A NIC in two steps');
  await workbench.player.running();
});
afterAll(async () => {
  const left = await editor.end();
  rmSync(top, { recursive: true });
  expect(left).toEqual([]);
});

test('Copy Diagnostics puts versions, the doctor, settings and the last log on the clipboard, and no name', async () => {
  const { page } = workbench;
  await workbench.run('Patchbay: Copy Diagnostics');
  await workbench.seesNotification('The diagnostics are on the clipboard');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const sections = text.split(/^## /m);
  expect(sections.map((section) => section.split('\n')[0])).toEqual([
    ...['', 'Versions', 'Doctor', 'Settings', 'Log'],
  ]);
  const [, versions, doctor, settings, log] = sections;
  expect(versions).toContain(`- Patchbay: ${version}\n`);
  expect(versions).toMatch(/^- Node: \d+\.\d+\.\d+$/m);
  expect(versions?.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(5);
  expect(doctor?.match(/^- ok: \S/gm)?.length).toBeGreaterThan(2);
  expect(settings).toContain('- lessonsFolder: ~/lessons\n');
  expect(settings).toContain('- machine: auto\n');
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z \w+ +\[\w+\] \S/m);
  expect(text).not.toContain(USER);
  expect(text).not.toContain(editor.server.url.searchParams.get('tkn'));
});
