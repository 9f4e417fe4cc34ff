import { boardPage, noBoardPage } from '../../../extension/class/web/boardPages.ts';
import { joinPage } from '../../../extension/class/web/joinPage.ts';
import { lessonsPage } from '../../../extension/class/web/lessonsPage.ts';
import { playerPage } from '../../../extension/class/web/playerPage.ts';
import { publicAddress } from '../../../extension/class/web/publicAddress.ts';
import type { BoardLesson, BoardSeat, BoardView } from '../../../extension/class/wire/boardMessages.ts';
import type { SeatView } from '../../../extension/class/wire/seatMessages.ts';
import { noProgress } from '../../../extension/core/session/lessonProgress.ts';
import { lessonOf } from '../../unit/player/fakeMachine.ts';
import { message, playerView, step, terminal, type Scene } from './scene.ts';

const address = publicAddress(undefined, false);
/** Long before the scenes are. */
const AT = '2026-01-01T09:00:00.000Z';

const lesson = (id: string, title: string, summary: string, steps: readonly string[]) => ({
  ...lessonOf(
    `---\nformat: 1\ntitle: ${title}\nsummary: ${summary}\nminutes: 20\nhosts: [vm]\n---\n\n# ${title}\n\n${steps
      .map((one, index) => `## ${one} {#s${index}}\n\nText.\n`)
      .join('\n')}`,
  ),
  id,
});
const bridge = lesson(
  'bridge',
  'A switch made of software',
  'A cable and a switch that exist only in the kernel.',
  ['A room of its own', 'A cable', 'The switch', 'Who is where'],
);
const tunnel = lesson(
  'tunnel',
  'A frame inside a packet',
  'Two hosts and a VXLAN tunnel, and what breaks it.',
  ['Two hosts', 'The tunnel'],
);

const seat = {
  ...{
    id: 1,
    name: 'Ann Nguyen',
    code: 'K7M-2QX-9FD',
    joined: AT,
    lesson: bridge.id,
    machine: null,
    hand: null,
  },
};
const achieved = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, AT]));
const entries = [
  { lesson: bridge, progress: { ...noProgress(bridge.id), achieved: achieved(['s0', 's1']) } },
  { lesson: tunnel, progress: { ...noProgress(tunnel.id), achieved: achieved(['s0', 's1']) } },
];

const boardSeat = (id: number, name: string, change: Partial<BoardSeat> = {}): BoardSeat => ({
  ...{ id, name, seatCode: 'K7M-2QX-9FD', lesson: bridge.id, current: 's1', hand: null, online: true },
  ...{ steps: ['achieved', 'open', 'open', 'open'], stuck: null, hints: 0, shown: 0, machine: 'running' },
  ...change,
});
const stuck = { what: 'red reaches green across the cable', seen: '10.0.0.2 does not reply', since: AT };
const boardLesson = ({ id, title, steps }: typeof bridge, passed: readonly number[]): BoardLesson => ({
  ...{ id, title, lockedFrom: null },
  steps: steps.map((one, index) => ({ id: one.id, title: one.title, passed: passed[index] ?? 0 })),
  stuckOn: id === bridge.id ? [{ step: 's1', what: stuck.what, seen: stuck.seen, learners: 3 }] : [],
});
const board: BoardView = {
  ...{ name: 'class', code: 'H4TQ7P', paused: false, solutionsLocked: true },
  machines: { running: 10, most: 10, waiting: 2 },
  lessons: [boardLesson(bridge, [5, 2, 1, 0]), boardLesson(tunnel, [1, 0])],
  seats: [
    boardSeat(1, 'Ann Nguyen', { stuck, hints: 2 }),
    boardSeat(2, 'Ben', { hand: '2026-01-01T09:58:00.000Z', stuck, shown: 1 }),
    boardSeat(3, '陈静', { current: 's3', steps: ['achieved', 'achieved', 'achieved', 'open'] }),
    boardSeat(4, 'Wolfeschlegelsteinhausenbergerdorff-Meier', {
      machine: 'queued',
      steps: ['open', 'open', 'open', 'open'],
      current: 's0',
    }),
    boardSeat(5, 'Dora', {
      online: false,
      machine: 'none',
      steps: ['achieved', 'skipped', 'open', 'open'],
      current: 's2',
    }),
    boardSeat(6, 'Eve', { lesson: null, steps: [], current: '', machine: 'none' }),
  ],
};
const told = [{ type: 'board', view: board }];

const seatView: SeatView = {
  ...{ name: seat.name, seatCode: seat.code, question: null, hand: false, watched: false, control: 'none' },
  ...{ messages: [], paused: false },
};
const playing = message(
  playerView({
    steps: [step('s0', { title: 'A room of its own' })],
    current: 's0',
    terminals: [terminal('left')],
  }),
);
const queued = message(
  playerView({
    steps: [step('s0', { title: 'A room of its own' })],
    current: 's0',
    machine: {
      ...{ phase: 'starting', fraction: null, backend: '', failure: null },
      message: 'All 10 machines of the class are in use. You are number 2 in the queue.',
    },
  }),
);
const seatScene = (name: string, view: Partial<SeatView>, shown = playing): Scene => ({
  ...{ name: `class-${name}`, width: 1240, height: 420, messages: [] },
  served: {
    html: () => playerPage(address, { id: bridge.id, title: bridge.title }),
    // Names of keys, in the row for those who have none.
    fixture: ['Esc', 'Tab', 'Ctrl'],
    told: [
      { type: 'player', message: shown },
      { type: 'seat', view: { ...seatView, ...view } },
    ],
  },
});
const pageScene = (
  name: string,
  [width, height]: readonly [number, number],
  part: string,
  html: () => string,
  more: Partial<NonNullable<Scene['served']>> = {},
): Scene => ({
  ...{ name: `class-${name}`, width, height, part, messages: [] },
  served: { html, fixture: ['Patchbay', 'patchbay class serve', seat, entries], ...more },
});

/** The pages that a class's hub serves, and what is around the player there. */
export const classScenes: readonly Scene[] = [
  pageScene('join', [480, 720], '.door', () => joinPage(address, { code: 'H4TQ7P' })),
  pageScene(
    'join-wrong',
    [480, 800],
    '.door',
    () => joinPage(address, { name: 'Ann', code: 'H4TQ7B', problem: 'This is not the code of the class.' }),
    { fixture: ['This is not the code of the class.'] },
  ),
  pageScene('lessons', [900, 640], '.page', () => lessonsPage(address, seat, entries)),
  pageScene('no-board', [640, 400], '.door', () => noBoardPage(address)),
  pageScene('board', [1280, 720], '.board-page', () => boardPage(address, 'board'), { told }),
  {
    ...pageScene('board-message', [1280, 720], '.board-page', () => boardPage(address, 'board'), { told }),
    act: (page) => page.getByRole('button', { name: 'Message to Ben' }).click(),
  },
  pageScene('board-narrow', [480, 900], '.board-top', () => boardPage(address, 'board'), { told }),
  pageScene('projector', [1280, 900], '.projector', () => boardPage(address, 'projector'), {
    told,
    fixture: [`3: ${stuck.what}`, `· ${stuck.seen}`],
  }),
  seatScene('seat', {}),
  seatScene('queue', {}, queued),
  seatScene('help', {
    ...{ hand: true, watched: true, control: 'asked' },
    messages: [{ id: 1, text: 'Look at the cable first: which end is in green?' }],
  }),
  seatScene('typed', { watched: true, control: 'given' }),
  seatScene('paused', { paused: true }),
];
