/** An editor that is sent to a line may keep this many above it: those of sticky scroll, and where the document ends. */
const ABOVE = 10;

/** The lines of an editor that are to be seen, 1-based. */
export interface VisibleLines {
  readonly first: number;
  readonly last: number;
}

/**
 * Tells a scroll of the author from the echo of one that the preview asked for, which VS Code reports in the same way. An
 * echo that does not come (the editor was there already) is forgotten with the next scroll that is none.
 */
export class ScrollEcho {
  #asked: number[] = [];

  /** The preview asks the editor to show `line` first. */
  ask(line: number): void {
    this.#asked.push(line);
  }

  /** Whether the editor came to these lines because it was asked to. */
  isEcho({ first, last }: VisibleLines, lineCount: number): boolean {
    // Several requests may have become one scroll.
    const at = this.#asked.findLastIndex(
      (line) => (first <= line && line <= first + ABOVE) || (last >= lineCount && line >= first),
    );
    this.#asked = at < 0 ? [] : this.#asked.slice(at + 1);
    return at >= 0;
  }
}
