import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lintLesson } from '../../../extension/core/lesson/lint/lintLesson.ts';
import { findLessonFolders } from '../../../vm/lessonFolder/findLessonFolders.ts';
import { readLessonFolder } from '../../../vm/lessonFolder/readLessonFolder.ts';
import { validLesson } from './lessonSource.ts';

let root: string;
let lesson: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'patchbay-lessons-'));
  lesson = join(root, 'veth-bridge');
  await write('veth-bridge/lesson.md', validLesson);
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
  return join(root, path);
}

/** Reads the lesson and judges it: codes and the files that they are about. */
async function lint(): Promise<string[]> {
  const read = await readLessonFolder(lesson);
  if (!read.ok) throw new Error(read.failure.what);
  return lintLesson(read.value).map(({ code, file }) => `${code} ${file}`);
}

describe('a lesson folder', () => {
  test('is read whole, with paths that have slashes', async () => {
    await write('veth-bridge/files/src/mytun.c', 'int main;');
    await write('veth-bridge/wrong/create--x.sh', 'true');
    const read = await readLessonFolder(lesson);
    expect(read.ok && [...read.value.files.keys()]).toEqual([
      'lesson.md',
      'files/src/mytun.c',
      'wrong/create--x.sh',
    ]);
    expect(read.ok && read.value.id).toBe('veth-bridge');
    expect(await lint()).toEqual([]);
  });

  test('may have links inside itself, and none out of itself', async () => {
    await symlink('lesson.md', join(lesson, 'setup.sh'));
    await mkdir(join(lesson, 'files'));
    await symlink('/etc/hostname', join(lesson, 'files/out'));
    await symlink('../..', join(lesson, 'files/up'));
    await symlink('nowhere', join(lesson, 'files/broken'));
    await symlink('.', join(lesson, 'files/circle'));
    const read = await readLessonFolder(lesson);
    expect(read.ok && [...read.value.files.keys()]).toEqual(['lesson.md', 'setup.sh']);
    const refused = ['PB108 files/broken', 'PB108 files/circle', 'PB108 files/out', 'PB108 files/up'];
    expect(await lint()).toEqual(refused);
  });

  // Windows has no mkfifo: there is no such file to be held up by.
  test.skipIf(process.platform === 'win32')('with a pipe in it does not hold us up', async () => {
    execFileSync('mkfifo', [join(lesson, 'setup.sh')]);
    expect(await lint()).toEqual(['PB108 setup.sh']);
  });

  test('with 10 GB in it is refused by size, without reading that', async () => {
    await write('veth-bridge/files/big', '');
    await truncate(join(lesson, 'files/big'), 10 * 2 ** 30);
    await truncate(join(lesson, 'lesson.md'), 10 * 2 ** 30);
    expect(await lint()).toEqual(['PB103 files/big', 'PB102 lesson.md']);
  });

  test('with too many or too much in it is read no further than that', async () => {
    for (let index = 0; index < 300; index++) await write(`veth-bridge/files/${index}`, '');
    expect(await lint()).toEqual(['PB104 lesson.md']);
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await truncate(await write(`veth-bridge/${name}.png`, ''), 3_000_000);
    }
    const read = await readLessonFolder(lesson);
    expect(read.ok && [...read.value.files.keys()]).toEqual([
      'lesson.md',
      'a.png',
      'b.png',
      'c.png',
      'd.png',
    ]);
    expect(await lint()).toEqual(['PB103 lesson.md']);
  });

  test('that is nested without an end is read to a depth', async () => {
    await write(`veth-bridge/files/${'d/'.repeat(20)}x`, '');
    expect(await lint()).toEqual(['PB108 files/d/d/d/d/d/d/d/d']);
  });

  test('that is missing, or a file, is a value that says what to do', async () => {
    const missing = await readLessonFolder(join(root, 'none'));
    expect(missing).toMatchObject({ ok: false, failure: { code: 'no-lesson-there' } });
    expect(!missing.ok && missing.failure.what).toBe(`There is no lesson at ${join(root, 'none')}.`);
    const file = await readLessonFolder(join(lesson, 'lesson.md'));
    expect(file).toMatchObject({ ok: false, failure: { code: 'lesson-not-a-folder' } });
  });
});

describe('finding lessons', () => {
  test('a path is a lesson, its file, or a folder of lessons', async () => {
    await write('tun/lesson.md', validLesson);
    await write('notes/README.md', '');
    await write('a.txt', '');
    const both = [join(root, 'tun'), lesson];
    expect(await findLessonFolders(root)).toEqual({ ok: true, value: both });
    expect(await findLessonFolders(lesson)).toEqual({ ok: true, value: [lesson] });
    expect(await findLessonFolders(join(lesson, 'lesson.md'))).toEqual({ ok: true, value: [lesson] });
  });

  test('a folder that leads nowhere does not hide the lessons beside it', async () => {
    await symlink('circle', join(root, 'circle'));
    await symlink('none', join(root, 'broken'));
    expect(await findLessonFolders(root)).toEqual({ ok: true, value: [lesson] });
  });

  test('a folder without lessons, and no folder at all, are values', async () => {
    await mkdir(join(root, 'empty'));
    const reason = async (name: string): Promise<unknown> => {
      const found = await findLessonFolders(join(root, name));
      return found.ok || found.failure.code;
    };
    expect(await reason('empty')).toBe('no-lessons-there');
    expect(await reason('none')).toBe('no-lesson-there');
    await write('a.txt', '');
    expect(await reason('a.txt')).toBe('lesson-not-a-folder');
  });
});
