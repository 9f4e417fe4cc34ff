import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import type { PageTransport } from '../../../extension/player/page/pageTransport.ts';
import type { MessageToPage } from '../../../extension/protocol/messages.ts';
import type { PlayerView } from '../../../extension/protocol/playerView.ts';

/** A page without a window: its transport is memory. It keeps what it is sent, has shown output at once, and says what the test wants. */
export class MemoryPage implements PageTransport {
  readonly #messages = new Emitter<unknown>();
  readonly #gone = new Emitter<void>();
  readonly onMessage = this.#messages.event;
  readonly onGone = this.#gone.event;
  readonly sent: MessageToPage[] = [];

  send(message: MessageToPage): void {
    // As over a wire: what is no plain data does not come through.
    this.sent.push(structuredClone(message));
    if (message.type === 'terminalOutput') {
      const { terminal, data } = message;
      setTimeout(() => this.say({ type: 'printed', terminal, length: data.length }));
    }
  }
  picture(path: string): string {
    return `memory:${path}`;
  }

  say(message: unknown): void {
    this.#messages.fire(message);
  }
  leave(): void {
    this.#gone.fire();
  }

  get view(): PlayerView | undefined {
    return this.#last('view')?.view;
  }
  /** What was printed on a terminal, after its screen was drawn. */
  output(terminal: string): string {
    return this.sent
      .flatMap((message) =>
        message.type === 'terminalOutput' && message.terminal === terminal ? [message.data] : [],
      )
      .join('');
  }

  #last<Type extends MessageToPage['type']>(type: Type): Extract<MessageToPage, { type: Type }> | undefined {
    return this.sent.findLast(
      (message): message is Extract<MessageToPage, { type: Type }> => message.type === type,
    );
  }
}
