import { afterEach, expect, test, vi } from 'vitest';
import { failure, type Failure, type Result } from '../../../extension/core/failure/failure.ts';
import type { ShelvedLesson } from '../../../extension/core/lesson/model/shelvedLesson.ts';
import { createLog, type LogEntry } from '../../../extension/core/log/log.ts';
import { noProgress, withAchieved } from '../../../extension/core/session/lessonProgress.ts';
import type { LessonSources } from '../../../extension/editor/lessons/lessonCache.ts';
import { LessonShelf } from '../../../extension/editor/lessons/lessonShelf.ts';
import { validLesson } from '../lesson/lessonSource.ts';
import { lessonOf } from '../player/fakeMachine.ts';

const lesson = lessonOf(validLesson);
const shelves: LessonShelf[] = [];
afterEach(() => {
  vi.useRealTimers();
  shelves.splice(0).forEach((shelf) => shelf.dispose());
});

/** Folders of lessons that count how often each is read. */
class CountingSources implements LessonSources {
  /** Lesson folders by root. */
  readonly tree = new Map<string, string[]>([
    ['/own', ['/own/vlan']],
    ['/ours', ['/ours/tun', '/ours/veth', '/ours/vlan']],
  ]);
  readonly orders = new Map([['/ours/veth', 1]]);
  readonly broken = new Set<string>();
  /** Roots and lessons that can't be read now. */
  readonly failing = new Map<string, Failure>();
  reads: string[] = [];
  readonly watches = new Map<string, (path: string) => void>();
  roots = (): string[] => [...this.tree.keys()];
  lookedAt: string[] = [];
  lessonFolders(root: string): Promise<Result<string[]>> {
    this.lookedAt.push(root);
    const failed = this.failing.get(root);
    const value = this.tree.get(root) ?? [];
    return Promise.resolve(failed ? { ok: false, failure: failed } : { ok: true, value });
  }
  readLesson(folder: string): Promise<Result<ShelvedLesson>> {
    this.reads.push(folder);
    const failed = this.failing.get(folder);
    if (failed) return Promise.resolve({ ok: false, failure: failed });
    const id = folder.split('/').at(-1)!;
    const order = this.orders.get(folder);
    const playable = this.broken.has(folder)
      ? undefined
      : { ...lesson, id, ...(order !== undefined && { order }) };
    return Promise.resolve({ ok: true, value: { id, folder, lesson: playable, errors: [] } });
  }
  watch(root: string, onChange: (path: string) => void): { dispose(): void } {
    this.watches.set(root, onChange);
    return { dispose: () => this.watches.delete(root) };
  }
}

function shelfOn(sources: LessonSources): {
  shelf: LessonShelf;
  changes: () => number;
  logged: readonly LogEntry[];
} {
  let changes = 0;
  const logged: LogEntry[] = [];
  const progress = (id: string) => withAchieved(noProgress(id), 'create', new Date(0));
  const shelf = new LessonShelf(
    sources,
    { load: (id) => Promise.resolve(progress(id)), save: () => Promise.resolve() },
    createLog('lessons', (entry) => logged.push(entry)),
    () => 'en',
  );
  shelf.onChange(() => (changes += 1));
  shelves.push(shelf);
  return { shelf, changes: () => changes, logged };
}

test('a lesson that is looked for is read, and no other', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  expect(await shelf.find('veth')).toMatchObject({ folder: '/ours/veth', progress: { lesson: 'veth' } });
  expect(sources.reads).toEqual(['/ours/veth']);
  expect((await shelf.find('vlan'))?.folder).toBe('/own/vlan');
  expect(await shelf.find('nothing')).toBeUndefined();
  expect(sources.reads).toEqual(['/ours/veth', '/own/vlan']);
});

test('one that is looked for again is read as it is now', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  expect((await shelf.find('tun'))?.lesson).toBeDefined();
  sources.broken.add('/ours/tun');
  expect((await shelf.find('tun'))?.lesson).toBeUndefined();
});

test('all lessons are in their order, the earlier root’s first of two with one id, and broken ones behind', async () => {
  const sources = new CountingSources();
  sources.broken.add('/own/vlan');
  const { shelf } = shelfOn(sources);
  expect((await shelf.all()).map(({ folder }) => folder)).toEqual(['/ours/veth', '/ours/tun', '/own/vlan']);
});

test('a view that is drawn again reads nothing again', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  await Promise.all([shelf.all(), shelf.all()]);
  expect(sources.reads).toHaveLength(4);
  for (let drawn = 0; drawn < 5; drawn += 1) expect(await shelf.all()).toHaveLength(3);
  expect(sources.reads).toHaveLength(4);
});

test('a file that is saved makes its lesson be read again, and that alone; a burst of them is told once', async () => {
  vi.useFakeTimers();
  const sources = new CountingSources();
  const { shelf, changes } = shelfOn(sources);
  await shelf.all();
  sources.reads = [];
  const saved = sources.watches.get('/ours')!;
  saved('/ours/tun/lesson.md');
  saved('/ours/tun/files/mytun.c');
  saved('/ours/README.md');
  saved('/ours/tunnel/notes.txt');
  await vi.advanceTimersByTimeAsync(5000);
  expect(changes()).toBe(1);
  await shelf.all();
  expect(sources.reads).toEqual(['/ours/tun']);
});

test('a lesson that is made or removed is found, also on Windows', async () => {
  vi.useFakeTimers();
  const sources = new CountingSources();
  const { shelf, changes } = shelfOn(sources);
  await shelf.all();
  sources.tree.set('/own', ['/own/new', '/own/vlan']);
  sources.watches.get('/own')!('C:\\own\\new\\lesson.md');
  await vi.advanceTimersByTimeAsync(5000);
  expect(changes()).toBe(1);
  expect((await shelf.all()).map(({ id }) => id)).toContain('new');
  sources.tree.set('/own', ['/own/vlan']);
  sources.watches.get('/own')!('/own/new');
  await vi.advanceTimersByTimeAsync(5000);
  expect((await shelf.all()).map(({ id }) => id)).not.toContain('new');
});

test('Refresh reads everything again', async () => {
  const sources = new CountingSources();
  const { shelf, changes } = shelfOn(sources);
  await shelf.all();
  shelf.refresh();
  expect(changes()).toBe(1);
  await shelf.all();
  expect(sources.reads).toHaveLength(8);
});

test('the watches end with the shelf', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  await shelf.all();
  expect(sources.watches.size).toBe(2);
  shelf.dispose();
  expect(sources.watches.size).toBe(0);
});

const unreadable = (path: string): Failure => failure('lesson-unreadable', { path, code: 'EMFILE' });

test('a root that could not be read once is read with the next look, and the log has it once', async () => {
  const sources = new CountingSources();
  const { shelf, changes, logged } = shelfOn(sources);
  sources.failing.set('/own', unreadable('/own'));
  expect((await shelf.all()).map(({ folder }) => folder)).not.toContain('/own/vlan');
  await shelf.all();
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatchObject({ level: 'warn', tag: 'lessons' });
  expect(logged[0]!.message).toMatch(/\/own.*EMFILE/);
  sources.failing.clear();
  expect((await shelf.all()).map(({ folder }) => folder)).toContain('/own/vlan');
  // No watch had to say so.
  expect(changes()).toBe(0);
  sources.failing.set('/own', unreadable('/own'));
  shelf.refresh();
  await shelf.all();
  expect(logged).toHaveLength(2);
});

test('a lesson that could not be read once is read with the next look, and the others are not', async () => {
  const sources = new CountingSources();
  const { shelf, logged } = shelfOn(sources);
  sources.failing.set('/ours/tun', unreadable('/ours/tun'));
  expect((await shelf.all()).map(({ id }) => id)).not.toContain('tun');
  expect(await shelf.find('tun')).toBeUndefined();
  expect(logged.map(({ message }) => message)).toEqual([expect.stringContaining('/ours/tun')]);
  sources.failing.clear();
  sources.reads = [];
  expect((await shelf.all()).map(({ id }) => id)).toContain('tun');
  expect(sources.reads).toEqual(['/ours/tun']);
});

test('a lesson with errors is read again: a file of it that could not be read is such an error', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  sources.broken.add('/ours/tun');
  expect((await shelf.all()).find(({ id }) => id === 'tun')?.lesson).toBeUndefined();
  sources.broken.clear();
  expect((await shelf.all()).find(({ id }) => id === 'tun')?.lesson).toBeDefined();
});

test('a root without lessons is remembered, one that does not exist is looked for again; neither is a warning', async () => {
  const sources = new CountingSources();
  const { shelf, logged } = shelfOn(sources);
  sources.failing.set('/own', failure('no-lessons-there', { path: '/own' }));
  sources.failing.set('/ours', failure('no-lesson-there', { path: '/ours' }));
  expect(await shelf.all()).toEqual([]);
  expect(await shelf.all()).toEqual([]);
  expect(sources.lookedAt).toEqual(['/own', '/ours', '/ours']);
  expect(logged.map(({ level }) => level)).toEqual(['debug', 'debug']);
  sources.failing.clear();
  expect((await shelf.all()).map(({ folder }) => folder)).toEqual(['/ours/veth', '/ours/tun', '/ours/vlan']);
});

test('a read that is rejected is not remembered either', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  const read = vi.spyOn(sources, 'readLesson').mockRejectedValueOnce(new Error('a bug'));
  await expect(shelf.all()).rejects.toThrow('a bug');
  expect(await shelf.all()).toHaveLength(3);
  expect(read).toHaveBeenCalledTimes(5);
});

test('what changed while it was read is read again', async () => {
  const sources = new CountingSources();
  const { shelf } = shelfOn(sources);
  const looking = shelf.all();
  await vi.waitFor(() => expect(sources.reads).toContain('/ours/tun'));
  sources.watches.get('/ours')!('/ours/tun/lesson.md');
  await looking;
  sources.reads = [];
  await shelf.all();
  expect(sources.reads).toEqual(['/ours/tun']);
});

test('lessons are gone with a folder above them', async () => {
  vi.useFakeTimers();
  const sources = new CountingSources();
  const { shelf, changes } = shelfOn(sources);
  await shelf.all();
  sources.tree.set('/own', []);
  sources.watches.get('/own')!('/own');
  await vi.advanceTimersByTimeAsync(5000);
  expect(changes()).toBe(1);
  expect((await shelf.all()).map(({ folder }) => folder)).not.toContain('/own/vlan');
});
