import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joined, serveTestClass, TestBrowser, TestPage, type TestClass, until } from './classOn.ts';
import { OpenBoard, teacherOf } from './openBoard.ts';
import type { MessageToSeatPage } from '../../../extension/class/wire/seatMessages.ts';

let test1: TestClass;
let teacher: TestBrowser;
beforeEach(async () => {
  test1 = await serveTestClass();
  teacher = await teacherOf(test1);
});
afterEach(() => test1.end());
const lessonId = (): string => test1.served.hub.parts.lessons[0]?.lesson.id ?? '';

async function playing(browser: TestBrowser): Promise<TestPage> {
  const page = await browser.play(lessonId());
  await until(() => expect(page.view?.machine.phase).toBe('running'));
  return page;
}

describe('trust', () => {
  test('the key opens the board, and leaves the address', async () => {
    const response = await teacher.get('board');
    expect(await response.text()).toContain('data-view="board"');
    const opened = await new TestBrowser(test1).get(`board?key=${test1.served.hub.facts.secret}`);
    expect(opened.headers.get('location')).toBe('/board');
    expect(opened.headers.get('set-cookie')).toMatch(/; Path=\/board; /);
  });

  test('a learner, a wrong key and another site open no board and no page of another', async () => {
    const ann = await joined(test1, 'Ann');
    await playing(ann);
    expect((await ann.get('board')).status).toBe(403);
    expect((await ann.get('board/seats/1')).status).toBe(403);
    await expect(ann.socket('board/socket')).rejects.toThrow('403');
    await expect(ann.socket(`board/seats/1/${lessonId()}/socket`)).rejects.toThrow('403');
    expect((await ann.get('board?key=wrong')).status).toBe(403);
    await expect(teacher.socket('board/socket', { origin: 'http://evil.example' })).rejects.toThrow('403');
  });

  test("the board's cookie is no seat", async () => {
    await joined(test1, 'Ann');
    await expect(teacher.socket(`lessons/${lessonId()}/socket`)).rejects.toThrow('403');
    expect((await teacher.get(`lessons/${lessonId()}`)).status).toBe(303);
  });

  test('wrong keys are limited', async () => {
    const stranger = new TestBrowser(test1);
    for (let count = 0; count < 10; count += 1) expect((await stranger.get('board?key=x')).status).toBe(403);
    expect((await stranger.get(`board?key=${test1.served.hub.facts.secret}`)).status).toBe(429);
  });
});

test('the board shows who is where, what is not right, and who needs help, in order', async () => {
  const [ann, ben] = [await joined(test1, 'Ann'), await joined(test1, 'Ben')];
  const [first, second] = [await playing(ann), await playing(ben)];
  const board = await OpenBoard.of(teacher);
  first.say({ type: 'player', message: { type: 'check' } });
  await until(() =>
    expect(board.view?.seats[0]?.stuck).toMatchObject({ what: 'There is a NIC called nic0' }),
  );
  expect(board.view?.seats[0]).toMatchObject({
    name: 'Ann',
    current: 'make',
    online: true,
    machine: 'running',
  });
  second.say({ type: 'hand', up: true });
  await until(() => expect(board.view?.seats[1]?.hand).not.toBeNull());
  expect(second.last('seat')?.view.hand).toBe(true);
  board.order({ type: 'lowerHand', seat: 2 });
  await until(() => expect(second.last('seat')?.view.hand).toBe(false));
  first.say({ type: 'player', message: { type: 'hint', check: 'make:1' } });
  await until(() => expect(board.view?.seats[0]?.hints).toBe(1));
  first.socket.close();
  await until(() => expect(board.view?.seats[0]?.online).toBe(false));
});

test('what is the same at several learners is one line for the projector', async () => {
  const board = await OpenBoard.of(teacher);
  for (const name of ['Ann', 'Ben']) {
    const page = await playing(await joined(test1, name));
    page.say({ type: 'player', message: { type: 'check' } });
  }
  await until(() =>
    expect(board.view?.lessons[0]?.stuckOn).toEqual([
      expect.objectContaining({ step: 'make', what: 'There is a NIC called nic0', learners: 2 }),
    ]),
  );
});

test('a message stands until the learner closes it, after a reload too', async () => {
  const ann = await joined(test1, 'Ann');
  const page = await playing(ann);
  const board = await OpenBoard.of(teacher);
  board.order({ type: 'say', seat: null, text: '<b>Look</b>' });
  await until(() =>
    expect(page.last('seat')?.view.messages.map(({ text }) => text)).toEqual(['<b>Look</b>']),
  );
  const again = await ann.play(lessonId());
  await until(() => expect(again.last('seat')?.view.messages).toHaveLength(1));
  again.say({ type: 'close', message: again.last('seat')?.view.messages[0]?.id ?? 0 });
  await until(() => expect(page.last('seat')?.view.messages).toEqual([]));
});

test('locked steps and solutions are not in the page, and are not done', async () => {
  const page = await playing(await joined(test1, 'Ann'));
  const board = await OpenBoard.of(teacher);
  expect(JSON.stringify(page.view?.steps[1])).toContain('nic0 is up');
  board.order({ type: 'lock', lesson: lessonId(), from: 'use' });
  await until(() => expect(JSON.stringify(page.view?.steps[1])).not.toContain('nic0 is up'));
  page.say({ type: 'player', message: { type: 'nextStep' } });
  await until(() => expect(page.last('notice')?.text).toContain('has not opened this step'));
  expect(page.view?.current).toBe('make');
  board.order({ type: 'lock', lesson: lessonId(), from: null });
  await until(() => expect(JSON.stringify(page.view?.steps[1])).toContain('nic0 is up'));
  board.order({ type: 'lockSolutions', on: true });
  await until(() => expect(board.view?.solutionsLocked).toBe(true));
  page.say({ type: 'player', message: { type: 'solve' } });
  await until(() => expect(page.last('notice')?.text).toContain('has not opened the solutions'));
});

test('a paused class does nothing until it goes on', async () => {
  const page = await playing(await joined(test1, 'Ann'));
  const board = await OpenBoard.of(teacher);
  board.order({ type: 'pause', on: true });
  await until(() => expect(page.last('seat')?.view.paused).toBe(true));
  page.say({ type: 'player', message: { type: 'nextStep' } });
  await until(() => expect(page.last('notice')?.text).toContain('paused'));
  board.order({ type: 'pause', on: false });
  await until(() => expect(page.last('seat')?.view.paused).toBe(false));
  page.say({ type: 'player', message: { type: 'nextStep' } });
  await until(() => expect(page.view?.current).toBe('use'));
});

test('a teacher who looks is seen, and types only after the learner agreed', async () => {
  const page = await playing(await joined(test1, 'Ann'));
  const told: MessageToSeatPage[] = [];
  const socket = await teacher.socket(`board/seats/1/${lessonId()}/socket`, {}, (message) =>
    told.push(message),
  );
  const watching = new TestPage(socket, told);
  await until(() => expect(watching.view?.machine.phase).toBe('running'));
  await until(() => expect(page.last('seat')?.view.watched).toBe(true));
  const typed = (): string => test1.machines[0]!.ptys.get('left')?.typed.join('') ?? '';
  watching.say({ type: 'player', message: { type: 'keys', terminal: 'left', data: 'forbidden' } });
  watching.say({ type: 'control', on: true });
  await until(() => expect(page.last('seat')?.view.control).toBe('asked'));
  page.say({ type: 'control', on: true });
  await until(() => expect(watching.last('seat')?.view.control).toBe('given'));
  watching.say({ type: 'player', message: { type: 'keys', terminal: 'left', data: 'allowed' } });
  await until(() => expect(typed()).toContain('allowed'));
  expect(typed()).not.toContain('forbidden');
  page.say({ type: 'control', on: false });
  await until(() => expect(watching.last('seat')?.view.control).toBe('none'));
  watching.say({ type: 'control', on: true });
  await until(() => expect(page.last('seat')?.view.control).toBe('asked'));
  socket.close();
  await until(() => expect(page.last('seat')?.view).toMatchObject({ watched: false, control: 'none' }));
});

test('everybody comes to a step', async () => {
  const page = await playing(await joined(test1, 'Ann'));
  const board = await OpenBoard.of(teacher);
  // Its fake machine prints no prompt, so what is run for the learner ends with the seat: only the way there is asked here.
  void test1.served.hub.seat(1).playing!.bring('make');
  board.order({ type: 'bring', lesson: lessonId(), step: 'make' });
  await until(() => expect(page.view?.current).toBe('make'));
});

test('a machine is kept for the next hub, after a reset by the teacher too', async () => {
  const page = await playing(await joined(test1, 'Ann'));
  expect(test1.kept).toEqual(['m1']);
  const board = await OpenBoard.of(teacher);
  board.order({ type: 'reset', seat: 1 });
  await until(() => expect(test1.kept).toEqual(['m1', 'm1']));
  expect(page.last('seat')?.view.question).toBeNull();
});

test('the teacher ends the class', async () => {
  let ended = false;
  test1.served.onEnd(() => (ended = true));
  const board = await OpenBoard.of(teacher);
  board.order({ type: 'end' });
  await until(() => expect(ended).toBe(true));
});
