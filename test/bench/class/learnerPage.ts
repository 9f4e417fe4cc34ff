import type { MessageFromSeatPage, MessageToSeatPage } from '../../../extension/class/wire/seatMessages.ts';
import type { PlayerView } from '../../../extension/protocol/playerView.ts';
import { TestBrowser } from '../../unit/class/classOn.ts';

/** A learner's page of a class over its WebSocket: its player's view, and what its first terminal prints. */
export class LearnerPage {
  readonly #browser: TestBrowser;
  readonly #lesson: string;
  #socket: Awaited<ReturnType<TestBrowser['socket']>> | undefined;
  #printed = '';
  #view: PlayerView | undefined;
  #look = (): void => undefined;

  private constructor(browser: TestBrowser, lesson: string) {
    this.#browser = browser;
    this.#lesson = lesson;
  }

  /** Takes a seat, and opens a lesson. */
  static async join(url: string, code: string, name: string, lesson: string): Promise<LearnerPage> {
    const browser = new TestBrowser({ url });
    await browser.post('join', { name, code });
    const page = new LearnerPage(browser, lesson);
    await page.open();
    return page;
  }

  get view(): PlayerView | undefined {
    return this.#view;
  }

  /** False after a cut. */
  get isOpen(): boolean {
    return this.#socket !== undefined && this.#socket.readyState === this.#socket.OPEN;
  }

  /** Opens it, the first time or again. Rejects where the hub is away. */
  async open(): Promise<void> {
    const path = `lessons/${this.#lesson}/socket`;
    this.#socket = await this.#browser.socket(path, {}, (message) => this.#hear(message));
    this.#socket.on('error', () => undefined);
    this.play({ type: 'ready' });
  }

  say(message: MessageFromSeatPage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  /** Asks something of the player. */
  play(message: object): void {
    this.say({ type: 'player', message });
  }

  /** Types; what was printed before is forgotten. */
  keys(data: string): void {
    this.#printed = '';
    this.play({ type: 'keys', terminal: 'left', data });
  }

  /** Resolves once what the terminal has printed since the last key matches. */
  until(pattern: RegExp): Promise<void> {
    return this.when(() => pattern.test(this.#printed));
  }

  /** Resolves once that is so after a message. */
  when(is: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => is() && resolve();
      this.#look();
    });
  }

  close(): void {
    this.#socket?.close();
  }

  #hear(message: MessageToSeatPage): void {
    if (message.type === 'player') this.#show(message.message);
    this.#look();
  }

  #show(message: Extract<MessageToSeatPage, { type: 'player' }>['message']): void {
    if (message.type === 'view') this.#view = message.view;
    if (message.type !== 'terminalOutput' && message.type !== 'terminalScreen') return;
    // Without escape sequences: colours and titles.
    // eslint-disable-next-line no-control-regex
    this.#printed += message.data.replaceAll(/\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07]*\x07)/g, '');
    if (message.type === 'terminalOutput')
      this.play({ type: 'printed', terminal: message.terminal, length: message.data.length });
  }
}
