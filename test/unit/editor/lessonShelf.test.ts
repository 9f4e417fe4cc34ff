import { afterEach, expect, test, vi } from 'vitest';
import type { ShelvedLesson } from '../../../extension/core/lesson/model/shelvedLesson.ts';
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
  reads: string[] = [];
  readonly watches = new Map<string, (path: string) => void>();
  roots = (): string[] => [...this.tree.keys()];
  lessonFolders = (root: string): Promise<string[]> => Promise.resolve(this.tree.get(root) ?? []);
  readLesson(folder: string): Promise<ShelvedLesson> {
    this.reads.push(folder);
    const id = folder.split('/').at(-1)!;
    const order = this.orders.get(folder);
    const playable = this.broken.has(folder)
      ? undefined
      : { ...lesson, id, ...(order !== undefined && { order }) };
    return Promise.resolve({ id, folder, lesson: playable, errors: [] });
  }
  watch(root: string, onChange: (path: string) => void): { dispose(): void } {
    this.watches.set(root, onChange);
    return { dispose: () => this.watches.delete(root) };
  }
}

function shelfOn(sources: CountingSources): { shelf: LessonShelf; changes: () => number } {
  let changes = 0;
  const progress = (id: string) => withAchieved(noProgress(id), 'create', new Date(0));
  const shelf = new LessonShelf(sources, {
    load: (id) => Promise.resolve(progress(id)),
    save: () => Promise.resolve(),
  });
  shelf.onChange(() => (changes += 1));
  shelves.push(shelf);
  return { shelf, changes: () => changes };
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
