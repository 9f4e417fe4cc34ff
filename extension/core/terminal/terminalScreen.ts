import type { Disposable } from '../lifetime/disposable.ts';
import { Emitter } from '../lifetime/emitter.ts';
import type { TerminalSize } from '../machine/machine.ts';
import { limitRepeatCounts } from './limitRepeatCounts.ts';
import { HeadlessTerminal, SerializeAddon, Unicode11Addon } from './headless.ts';
import { ShellMarkReader, type ShellMark } from './shellMark.ts';
import { useUnicode11 } from './unicode11.ts';

/** Lines above the visible ones that a screen keeps. */
export const SCROLLBACK_LINES = 5000;

/** A position in the text that follows its line while the screen scrolls; `line` is -1 once that is dropped. */
export interface ScreenMark extends Disposable {
  readonly line: number;
}

/** A terminal's screen without a window: every byte that the guest prints goes through it. */
export class TerminalScreen implements Disposable {
  readonly #terminal: InstanceType<typeof HeadlessTerminal>;
  readonly #serializer = new SerializeAddon();
  readonly #marks = new Emitter<ShellMark>();
  readonly #changes = new Emitter<void>();
  /** Shell integration marks, in order, each when the screen has just reached it. */
  readonly onMark = this.#marks.event;
  /** The screen's text may have changed. */
  readonly onChange = this.#changes.event;

  constructor(size: TerminalSize) {
    this.#terminal = new HeadlessTerminal({
      cols: size.columns,
      rows: size.rows,
      scrollback: SCROLLBACK_LINES,
      allowProposedApi: true,
    });
    this.#terminal.loadAddon(this.#serializer);
    useUnicode11(this.#terminal, new Unicode11Addon());
    limitRepeatCounts(this.#terminal);
    const reader = new ShellMarkReader();
    this.#terminal.parser.registerOscHandler(133, (data) => {
      const mark = reader.readOsc133(data);
      if (mark) this.#marks.fire(mark);
      return true;
    });
    this.#terminal.parser.registerOscHandler(633, (data) => {
      const mark = reader.readOsc633(data);
      if (mark) this.#marks.fire(mark);
      return true;
    });
  }

  get size(): TerminalSize {
    return { columns: this.#terminal.cols, rows: this.#terminal.rows };
  }

  /** Feeds output; resolves when the screen shows it. `onShown` is called at once, before it shows anything more. */
  write(data: Uint8Array | string, onShown?: () => void): Promise<void> {
    return new Promise((resolve) =>
      this.#terminal.write(data, () => {
        this.#changes.fire();
        onShown?.();
        resolve();
      }),
    );
  }

  resize(size: TerminalSize): void {
    this.#terminal.resize(size.columns, size.rows);
  }

  /** Remembers the cursor's line. */
  mark(): ScreenMark {
    const marker = this.#terminal.registerMarker(0);
    return {
      get line() {
        return marker === undefined || marker.isDisposed ? -1 : marker.line;
      },
      dispose: () => marker?.dispose(),
    };
  }

  /** The text from a position (or from the top) to `end` (exclusive; default the bottom), soft-wrapped lines joined. */
  text(from?: ScreenMark, end?: ScreenMark): string {
    const buffer = this.#terminal.buffer.active;
    const last = end && end.line >= 0 ? end.line : buffer.length;
    const lines: string[] = [];
    for (let index = Math.max(0, from?.line ?? 0); index < last; index++) {
      const line = buffer.getLine(index);
      if (!line) break;
      const continues = buffer.getLine(index + 1)?.isWrapped === true;
      const content = line.translateToString(!continues);
      if (line.isWrapped && lines.length > 0) lines.push(`${lines.pop() ?? ''}${content}`);
      else lines.push(content);
    }
    while (lines.length > 0 && lines.at(-1) === '') lines.pop();
    return lines.join('\n');
  }

  /** The escape sequences that draw this screen and its scrollback on a fresh terminal of the same size. */
  serialize(): string {
    return this.#serializer.serialize();
  }

  dispose(): void {
    this.#marks.dispose();
    this.#changes.dispose();
    this.#terminal.dispose();
  }
}
