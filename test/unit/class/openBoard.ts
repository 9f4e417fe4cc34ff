import type { WebSocket } from 'ws';
import type {
  BoardView,
  MessageFromBoard,
  MessageToBoard,
} from '../../../extension/class/wire/boardMessages.ts';
import { TestBrowser, type TestClass } from './classOn.ts';

/** The teacher's browser, with the board's cookie. */
export async function teacherOf(one: TestClass): Promise<TestBrowser> {
  const browser = new TestBrowser(one);
  const response = await browser.get(`board?key=${one.served.hub.facts.secret}`);
  browser.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return browser;
}

/** A board that is open. */
export class OpenBoard {
  readonly #socket: WebSocket;
  readonly #told: readonly MessageToBoard[];

  private constructor(socket: WebSocket, told: readonly MessageToBoard[]) {
    this.#socket = socket;
    this.#told = told;
  }

  static async of(browser: TestBrowser): Promise<OpenBoard> {
    const told: MessageToBoard[] = [];
    const socket = await browser.socket('board/socket', {}, (message) =>
      told.push(message as unknown as MessageToBoard),
    );
    return new OpenBoard(socket, told);
  }

  get view(): BoardView | undefined {
    return this.#told.findLast(
      (one): one is Extract<MessageToBoard, { type: 'board' }> => one.type === 'board',
    )?.view;
  }

  order(message: MessageFromBoard): void {
    this.#socket.send(JSON.stringify(message));
  }
}
