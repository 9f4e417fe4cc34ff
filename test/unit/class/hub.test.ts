import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joined, serveTestClass, TestBrowser, type TestClass, until } from './classOn.ts';

let test1: TestClass;
beforeEach(async () => {
  test1 = await serveTestClass();
});
afterEach(() => test1.end());
const lessonId = (): string => test1.served.hub.parts.lessons[0]?.lesson.id ?? '';

test('a learner joins, and has the lessons and the player', async () => {
  const browser = await joined(test1, 'Ann');
  const lessons = await (await browser.get('')).text();
  expect(lessons).toContain('Two steps');
  expect(lessons).toContain(test1.served.hub.seats.all()[0]?.code);
  const page = await browser.play(lessonId());
  await until(() => expect(page.view?.machine.phase).toBe('running'));
  expect(page.view?.languages).toEqual([]);
  expect(page.last('seat')?.view).toMatchObject({ name: 'Ann', question: null });
});

test('a picture of a lesson is there, and nothing else of its folder', async () => {
  const browser = await joined(test1, 'Ann');
  const picture = await browser.get(`lessons/${lessonId()}/a%20b.svg`);
  expect(picture.headers.get('content-type')).toBe('image/svg+xml');
  expect((await browser.get(`lessons/${lessonId()}/lesson.md`)).status).toBe(404);
  expect((await browser.get(`lessons/${lessonId()}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
});

test('the picture of the network is given in every format', async () => {
  const page = await (await joined(test1, 'Ann')).play(lessonId());
  await until(() => expect(page.view?.network?.svg).toBeDefined());
  page.say({ type: 'player', message: { type: 'exportPicture' } });
  await until(() => expect(JSON.stringify(page.last('player'))).toContain('rasterize'));
  page.say({ type: 'player', message: { type: 'rasterized', png: 'iVBORw==' } });
  await until(() => expect(page.last('picture')).toBeDefined());
  expect(page.last('picture')?.picture).toEqual({
    png: 'iVBORw==',
    svg: expect.stringMatching(/^<svg /) as unknown,
    drawio: expect.stringContaining('<mxfile') as unknown,
    mermaid: expect.stringMatching(/^flowchart /) as unknown,
  });
});

test('a question is asked in every page of the seat, and answered once', async () => {
  const browser = await joined(test1, 'Ann');
  const [one, other] = [await browser.play(lessonId()), await browser.play(lessonId())];
  await until(() => expect(other.view?.machine.phase).toBe('running'));
  one.say({ type: 'player', message: { type: 'skip' } });
  await until(() => expect(other.last('seat')?.view.question?.what).toBe('Skip Make it?'));
  const id = other.last('seat')?.view.question?.id ?? 0;
  other.say({ type: 'answer', question: id, yes: true });
  await until(() => expect(one.view?.steps[0]?.skipped).toBe(true));
  expect(one.last('seat')?.view.question).toBeNull();
});

test('a third learner waits for one of two machines; one that is idle is given back to them', async () => {
  const [ann, ben, cai] = await Promise.all(['Ann', 'Ben', 'Cai'].map((name) => joined(test1, name)));
  const first = await ann!.play(lessonId());
  await until(() => expect(first.view?.machine.phase).toBe('running'));
  const second = await ben!.play(lessonId());
  await until(() => expect(second.view?.machine.phase).toBe('running'));
  const third = await cai!.play(lessonId());
  await until(() => expect(third.view?.machine.message).toContain('You are number 1 in the queue'));
  expect([1, 2, 3].map((id) => test1.served.hub.isQueued(id))).toEqual([false, false, true]);
  test1.now += 61_000;
  second.say({ type: 'player', message: { type: 'check' } });
  await until(() => expect(test1.served.hub.seat(2).idleMs).toBe(0));
  await test1.served.hub.giveBackIdle();
  await until(() => expect(third.view?.machine.phase).toBe('running'));
  expect(test1.served.hub.isQueued(3)).toBe(false);
  expect(test1.destroyed).toEqual(['m1']);
  await until(() => expect(first.view?.machine.phase).toBe('stopped'));
  expect(first.last('notice')?.text).toContain('was given back');
});

test('another browser with the seat code has the same seat', async () => {
  const browser = await joined(test1, 'Ann');
  const other = new TestBrowser(test1);
  await other.post('return', { code: test1.served.hub.seats.all()[0]?.code ?? '' });
  expect(await (await other.get('')).text()).toContain('Ann');
  expect(other.cookie).not.toBe(browser.cookie);
});

test('a hub that is started again has the same code, seats and progress', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-class-'));
  const database = join(folder, 'class.db');
  const before = await serveTestClass({ database });
  const browser = await joined(before, 'Ann');
  const page = await browser.play(lessonId());
  await until(() => expect(page.view?.machine.phase).toBe('running'));
  page.say({ type: 'player', message: { type: 'goTo', step: 'use' } });
  await until(() => expect(page.view?.current).toBe('use'));
  await before.end();
  expect(before.destroyed).toEqual(['m1']);
  const after = await serveTestClass({ database });
  expect(after.served.hub.facts).toEqual(before.served.hub.facts);
  const again = new TestBrowser(after);
  again.cookie = browser.cookie;
  const reloaded = await again.play(lessonId());
  await until(() => expect(reloaded.view?.current).toBe('use'));
  await after.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a hub that was killed goes on with a machine whose network was whole, and ends the others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-class-'));
  const database = join(folder, 'class.db');
  const before = await serveTestClass({ database });
  const browser = await joined(before, 'Ann');
  const page = await browser.play(lessonId());
  await until(() => expect(page.view?.machine.phase).toBe('running'));
  await until(() => expect(before.served.hub.seats.find(1)?.machine).toBe('m1'));
  // What a killed hub leaves: its database as it is, and machines that go on.
  const attached: string[] = [];
  const after = await serveTestClass({
    database,
    machines: {
      ...before.served.hub.parts.machines,
      attach: (id, operation) => {
        attached.push(id);
        return before.served.hub.parts.machines.attach(id, operation);
      },
      running: () => Promise.resolve(['m1']),
    },
  });
  expect(attached).toEqual(['m1']);
  expect(after.served.hub.seat(1).playing?.usesMachine).toBe(true);
  expect(after.served.hub.seats.find(1)?.machine).toBe('m1');
  expect(after.served.hub.queue.taken).toBe(1);
  await after.end();
  await before.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a page of a lesson that is not there is told so', async () => {
  const browser = await joined(test1, 'Ann');
  const socket = await browser.socket('lessons/nothing/socket');
  const code = await new Promise((resolve) => socket.once('close', resolve));
  expect(code).toBe(1008);
});
