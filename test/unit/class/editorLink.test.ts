import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ClassLink } from '../../../extension/class/learner/classLink.ts';
import type { ClassTicket } from '../../../extension/class/learner/classTicket.ts';
import { joinClass } from '../../../extension/class/learner/joinClass.ts';
import type { EditorEvent, MessageToEditor } from '../../../extension/class/wire/editorMessages.ts';
import { viewUnderRules } from '../../../extension/class/learner/applyRules.ts';
import type { MessageToSeatPage } from '../../../extension/class/wire/seatMessages.ts';
import { SharedPage } from '../../../extension/player/page/sharedPage.ts';
import type { Player } from '../../../extension/player/player.ts';
import { FakeMachine } from '../player/fakeMachine.ts';
import { PlainHost } from '../player/playerOn.ts';
import { joined, LESSON, serveTestClass, TestBrowser, TestPage, type TestClass, until } from './classOn.ts';
import { OpenBoard, teacherOf } from './openBoard.ts';

/** A learner who plays in an editor of their own: the editor's side for real, with a player on a fake machine. */
let test1: TestClass;
let board: OpenBoard;
let teacher: TestBrowser;
let editor: TestEditor;
beforeEach(async () => {
  test1 = await serveTestClass();
  teacher = await teacherOf(test1);
  board = await OpenBoard.of(teacher);
});
afterEach(async () => {
  editor.end();
  await test1.end();
});

/** An editor without VS Code. */
class TestEditor {
  readonly link: ClassLink;
  readonly host = new PlainHost(() => new FakeMachine());
  readonly player: Player;
  readonly page: SharedPage;
  readonly notices: string[] = [];
  readonly orders: MessageToEditor['type'][] = [];
  ticket: ClassTicket;
  /** What this editor still has to send. */
  unsent: readonly EditorEvent[] = [];

  constructor(ticket: ClassTicket, lesson = LESSON, left: unknown[] = []) {
    this.ticket = ticket;
    this.link = new ClassLink({
      ticket,
      save: (changed) => (this.ticket = changed),
      unsent: {
        save: (_seat, events) => (this.unsent = events),
        adopt: (_seat, keep) => {
          if (left.length > 0) keep(left.splice(0));
        },
      },
      notice: (text) => this.notices.push(text),
      order: ({ type }) => this.orders.push(type),
      now: () => new Date(),
    });
    this.player = this.host.play(lesson);
    this.page = new SharedPage(
      (path) => `https://editor.example/${lesson.id}/${path}`,
      (view) => viewUnderRules(view, this.link.rules),
    );
    this.player.connect('player', this.page);
    this.player.onChange(() => this.link.look());
    this.page.join({ role: 'learner', send: () => undefined });
    this.ask({ type: 'ready' });
    this.link.play(this.player, this.page);
  }

  /** What the learner's page asks for; returns why not. */
  ask(message: object): string | undefined {
    const why = this.link.ask(message);
    if (why === undefined) this.page.receive({ role: 'learner', send: () => undefined }, message);
    return why;
  }

  end(): void {
    this.link.dispose();
    this.player.dispose();
  }
}

/** A wire to the hub that can be cut. */
async function cutWire(port: string): Promise<{ readonly address: string; cut(): void; end(): void }> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => open.forEach((socket) => socket.destroy());
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    cut,
    end() {
      cut();
      server.close();
    },
  };
}

async function ticketFor(name: string): Promise<ClassTicket> {
  const result = await joinClass(test1.url, { name, code: test1.served.hub.facts.code });
  if (!result.ok) throw new Error(result.failure.what);
  return result.value;
}

test('why somebody could not join is said in the words of the class', async () => {
  const wrong = await joinClass(test1.url, { name: 'Eve', code: 'AAAAAA' });
  expect(wrong).toMatchObject({
    ok: false,
    failure: { code: 'class-not-joined', why: 'This is not the code of the class.' },
  });
  const nobody = await joinClass('http://127.0.0.1:9/', { name: 'Eve', code: 'AAAAAA' });
  expect(nobody).toMatchObject({ ok: false, failure: { code: 'class-out-of-reach' } });
  editor = new TestEditor(await ticketFor('Eve'));
});

test('the board sees a learner in an editor like the others', async () => {
  editor = new TestEditor(await ticketFor('Vera'));
  await until(() =>
    expect(board.view?.seats[0]).toMatchObject({ name: 'Vera', online: true, current: 'make' }),
  );
  await editor.player.receive({ type: 'start' });
  editor.ask({ type: 'check' });
  await until(() =>
    expect(board.view?.seats[0]).toMatchObject({
      machine: 'running',
      stuck: { what: 'There is a NIC called nic0' },
    }),
  );
  await editor.player.receive({ type: 'skip' });
  await until(() =>
    expect(board.view?.seats[0]).toMatchObject({ steps: ['skipped', 'open'], current: 'use' }),
  );
  editor.link.raiseHand(true);
  await until(() => expect(board.view?.seats[0]?.hand).not.toBeNull());
  await until(() => expect(editor.link.seat?.hand).toBe(true));
  // The class's machines are for others.
  expect(test1.machines).toEqual([]);
  editor.end();
  await until(() => expect(board.view?.seats[0]?.online).toBe(false));
});

test("messages, locks, a pause and orders arrive, and a lock takes the step's content away", async () => {
  editor = new TestEditor(await ticketFor('Vera'));
  await until(() => expect(board.view?.seats[0]?.lesson).toBe(LESSON.id));
  board.order({ type: 'say', seat: 1, text: 'Hello' });
  await until(() => expect(editor.link.seat?.messages).toMatchObject([{ text: 'Hello' }]));
  editor.link.closeMessage(editor.link.seat?.messages[0]?.id ?? 0);
  await until(() => expect(editor.link.seat?.messages).toEqual([]));
  board.order({ type: 'lock', lesson: LESSON.id, from: 'use' });
  await until(() => expect(editor.link.rules.lockedFrom).toEqual({ [LESSON.id]: 'use' }));
  expect(editor.ask({ type: 'nextStep' })).toBe('Your teacher has not opened this step yet.');
  const seen: unknown[] = [];
  editor.page.join({ role: 'learner', send: (message) => void seen.push(message) });
  editor.page.receive({ role: 'learner', send: () => undefined }, { type: 'ready' });
  expect(JSON.stringify(seen)).toContain('Your teacher opens this step later.');
  expect(JSON.stringify(seen)).not.toContain('nic0 is up');
  board.order({ type: 'pause', on: true });
  await until(() => expect(editor.ask({ type: 'check' })).toBe('Your teacher has paused the class.'));
  board.order({ type: 'reset', seat: 1 });
  board.order({ type: 'bring', lesson: LESSON.id, step: 'use' });
  await until(() => expect(editor.orders).toEqual(['reset', 'bring']));
});

test('a teacher looks at an editor that plays, and types there only after the learner agreed', async () => {
  editor = new TestEditor(await ticketFor('Vera'));
  await editor.player.receive({ type: 'start' });
  await until(() => expect(board.view?.seats[0]?.machine).toBe('running'));
  const told: MessageToSeatPage[] = [];
  const socket = await teacher.socket(`board/seats/1/${LESSON.id}/socket`, {}, (message) =>
    told.push(message),
  );
  const watching = new TestPage(socket, told);
  await until(() => expect(watching.view?.lesson.title).toBe(LESSON.title));
  await until(() => expect(editor.link.seat?.watched).toBe(true));
  const keys = { type: 'player', message: { type: 'nextStep' } } as const;
  watching.say(keys);
  watching.say({ type: 'control', on: true });
  await until(() => expect(editor.link.seat?.control).toBe('asked'));
  expect(editor.player.current).toBe('make');
  editor.link.letType(true);
  await until(() => expect(watching.last('seat')?.view.control).toBe('given'));
  watching.say(keys);
  await until(() => expect(editor.player.current).toBe('use'));
  editor.link.letType(false);
  await until(() => expect(watching.last('seat')?.view.control).toBe('none'));
  socket.close();
  await until(() => expect(editor.link.seat?.watched).toBe(false));
});

test('after a cut nothing is lost: progress and events of meanwhile arrive, each once', async () => {
  const wire = await cutWire(new URL(test1.url).port);
  editor = new TestEditor({ ...(await ticketFor('Vera')), address: wire.address });
  await until(() => expect(board.view?.seats[0]?.lesson).toBe(LESSON.id));
  const { hub } = test1.served;
  const entered = () => hub.events.steps().find(({ step }) => step === 'make')?.counts;
  await until(() => expect(entered()).toEqual({ entered: 1 }));
  await until(() => expect(editor.unsent).toEqual([]));
  wire.cut();
  await until(() => expect(editor.link.isConnected).toBe(false));
  editor.ask({ type: 'check' });
  await editor.player.receive({ type: 'skip' });
  expect(editor.unsent.length).toBeGreaterThan(0);
  await until(() => expect(editor.link.isConnected).toBe(true));
  await until(() => expect(board.view?.seats[0]).toMatchObject({ steps: ['skipped', 'open'], online: true }));
  await until(() => expect(editor.unsent).toEqual([]));
  expect(entered()).toEqual({ entered: 1, checked: 1 });
  editor.end();
  wire.end();
});

test('what a window that is gone did not send is sent by the next, with its time', async () => {
  const at = '2026-01-01T00:00:00.000Z';
  const event = { number: 5, lesson: LESSON.id, step: 'use', kind: 'hint', at };
  editor = new TestEditor(await ticketFor('Vera'), LESSON, [event, { ...event, kind: 'no such kind' }]);
  const { hub } = test1.served;
  const hints = () => hub.events.steps().filter(({ counts }) => counts.hint !== undefined);
  await until(() => expect(hints()).toMatchObject([{ step: 'use', counts: { hint: 1 } }]));
  await until(() => expect(editor.unsent).toEqual([]));
});

test("an event that comes twice is kept once, and a step of no lesson of the class's is not", async () => {
  const ticket = await ticketFor('Vera');
  editor = new TestEditor(ticket);
  const browser = new TestBrowser(test1);
  browser.cookie = ticket.cookie;
  const told: unknown[] = [];
  const socket = await browser.socket('editor/socket', {}, (message) => told.push(message));
  const at = '2026-01-01T00:00:00.000Z';
  const event = { number: 7, lesson: LESSON.id, step: 'use', kind: 'hint', at };
  const other = { ...event, step: 'elsewhere' };
  for (let times = 0; times < 2; times += 1)
    socket.send(JSON.stringify({ type: 'events', events: [event, other] }));
  await until(() => expect(told.filter((one) => JSON.stringify(one).includes('"kept"')).length).toBe(2));
  const steps = test1.served.hub.events.steps().filter(({ counts }) => counts.hint !== undefined);
  expect(steps).toMatchObject([{ step: 'use', counts: { hint: 1 } }]);
});

test('what an editor says it has achieved is marked, and takes nothing away', async () => {
  const ann = await joined(test1, 'Ann');
  const browser = await ann.socket('editor/socket');
  const state = {
    ...{ lesson: LESSON.id, current: 'make', skipped: {}, machine: 'stopped', stuck: null },
    achieved: { make: '2026-01-01T00:00:00.000Z', other: '2026-01-01T00:00:00.000Z' },
  };
  browser.send(JSON.stringify({ type: 'state', state }));
  await until(() => expect(board.view?.seats[0]?.steps).toEqual(['achieved', 'open']));
  browser.send(JSON.stringify({ type: 'state', state: { ...state, achieved: {} } }));
  browser.send(JSON.stringify({ type: 'state', state: null }));
  await until(() => expect(board.view?.seats[0]?.machine).toBe('none'));
  expect(board.view?.seats[0]?.steps).toEqual(['achieved', 'open']);
  editor = new TestEditor(await ticketFor('Vera'));
});

test('of a lesson that is not of the class nothing is sent, and no rule holds', async () => {
  editor = new TestEditor(await ticketFor('Vera'), { ...LESSON, id: 'my-own' });
  await until(() => expect(editor.link.seat?.name).toBe('Vera'));
  board.order({ type: 'pause', on: true });
  await until(() => expect(editor.link.rules.paused).toBe(true));
  expect(editor.ask({ type: 'check' })).toBeUndefined();
  expect(editor.unsent).toEqual([]);
  await until(() =>
    expect(board.view?.seats[0]).toMatchObject({ lesson: null, machine: 'none', online: true }),
  );
});

test('a stranger, another site and a malformed message get nothing of it', async () => {
  editor = new TestEditor(await ticketFor('Vera'));
  const stranger = new TestBrowser(test1);
  await expect(stranger.socket('editor/socket')).rejects.toThrow('403');
  const browser = new TestBrowser(test1);
  browser.cookie = editor.ticket.cookie;
  await expect(browser.socket('editor/socket', { origin: 'http://evil.example' })).rejects.toThrow('403');
  const socket = await browser.socket('editor/socket');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.send(JSON.stringify({ type: 'state', state: { lesson: 'x' } }));
  expect(await closed).toBe(1008);
});

test('a seat that the class no longer knows is not tried again', async () => {
  editor = new TestEditor({ ...(await ticketFor('Vera')), cookie: 'patchbay-seat-0=AAAA' });
  await until(() => expect(editor.link.isRefused).toBe(true));
});
