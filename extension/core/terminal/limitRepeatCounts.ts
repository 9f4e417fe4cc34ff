/** The parts of parser and terminal that xterm.js and its headless form have in common. */
interface SequenceTerminal {
  readonly cols: number;
  readonly rows: number;
  readonly parser: {
    registerCsiHandler(
      id: { final: string },
      handle: (parameters: (number | number[])[]) => boolean,
    ): unknown;
  };
}

/** CHT, IL, DL, SU, SD, CBT and REP of ECMA-48: done as often as their number says. */
const REPEATED = ['I', 'L', 'M', 'S', 'T', 'Z', 'b'];

/**
 * Drops sequences that repeat something more often than the terminal is wide or high. xterm.js (6.0) counts such a
 * number down one by one: a single line of output, `ESC [ 2147483647 S`, would block the editor for hours.
 */
export function limitRepeatCounts(terminal: SequenceTerminal): void {
  for (const final of REPEATED) {
    terminal.parser.registerCsiHandler(
      { final },
      ([count]) => typeof count === 'number' && count > Math.max(terminal.cols, terminal.rows),
    );
  }
}
