import type { WebSocket } from 'ws';
import type { Board } from '../board/board.ts';
import type { Hub } from '../hub.ts';
import type { EditorPage, SeatPage } from '../seat/seatParts.ts';
import type { MessageFromEditor } from '../wire/editorMessages.ts';
import { guardBoardMessage } from '../wire/guardBoardMessage.ts';
import { guardEditorMessage } from '../wire/guardEditorMessage.ts';
import { guardSeatMessage } from '../wire/guardSeatMessage.ts';
import type { BoardRoutes } from './boardRoutes.ts';
import type { ClassRequest } from './classRequest.ts';
import type { LearnerRoutes } from './learnerRoutes.ts';
import { pageSocket } from './pageSocket.ts';

/** What of a class takes a WebSocket; undefined where the request may not have it. */
export function classSockets(
  hub: Hub,
  board: Board,
  routes: { readonly learners: LearnerRoutes; readonly teacher: BoardRoutes },
): (request: ClassRequest) => ((socket: WebSocket) => void) | undefined {
  const { log } = hub.parts;
  return (request) => {
    if (routes.teacher.takes(request.path)) {
      if (!routes.teacher.mayOpen(request)) return undefined;
      if (request.path === 'board/socket') return (socket) => pageSocket(socket, boardSocket(board, log));
      const [, id, lesson] = /^board\/seats\/(\d+)\/([\w-]+)\/socket$/.exec(request.path) ?? [];
      return lesson === undefined || !hub.seats.find(Number(id))
        ? undefined
        : (socket) => pageSocket(socket, seatSocket(hub, Number(id), lesson, 'teacher'));
    }
    const seat = routes.learners.seatOf(request);
    if (seat && request.path === 'editor/socket')
      return (socket) => pageSocket(socket, editorSocket(hub, seat.id));
    const [, lesson] = /^lessons\/([\w-]+)\/socket$/.exec(request.path) ?? [];
    if (!seat || lesson === undefined) return undefined;
    return (socket) => pageSocket(socket, seatSocket(hub, seat.id, lesson, 'learner'));
  };
}

function seatSocket(hub: Hub, id: number, lesson: string, role: SeatPage['role']) {
  const seat = hub.seat(id);
  return {
    guard: guardSeatMessage,
    log: hub.parts.log,
    async join(send: (message: object) => void) {
      const page: SeatPage = { role, send };
      const joined = await seat.join(page, lesson);
      return (
        joined && {
          receive: (message: Parameters<typeof seat.receive>[1]) => seat.receive(page, message),
          dispose: () => joined.dispose(),
        }
      );
    },
  };
}

function editorSocket(hub: Hub, id: number) {
  const seat = hub.seat(id);
  return {
    guard: guardEditorMessage,
    log: hub.parts.log,
    join(send: (message: object) => void) {
      const editor: EditorPage = { send };
      const joined = seat.joinEditor(editor);
      return Promise.resolve({
        receive: (message: MessageFromEditor) => seat.receiveFromEditor(editor, message),
        dispose: () => joined.dispose(),
      });
    },
  };
}

function boardSocket(board: Board, log: (message: string) => void) {
  return {
    guard: guardBoardMessage,
    log,
    join(send: (message: object) => void) {
      const page = { send };
      const joined = board.join(page);
      return Promise.resolve({
        receive: (message: Parameters<typeof board.receive>[1]) => board.receive(page, message),
        dispose: () => joined.dispose(),
      });
    },
  };
}
