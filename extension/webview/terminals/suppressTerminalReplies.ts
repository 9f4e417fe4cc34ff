import type { IParser } from '@xterm/xterm';

/** Requests that a terminal answers as if it typed: its identity, cursor position, modes (ctlseqs). */
const REQUESTS = [
  { final: 'c' },
  { prefix: '>', final: 'c' },
  { final: 'n' },
  { prefix: '?', final: 'n' },
  { intermediates: '$', final: 'p' },
  { prefix: '?', intermediates: '$', final: 'p' },
  { final: 't' },
];
/** OSC sequences that set colours, or request them where the colour is `?`. */
const COLOURS = [4, 10, 11, 12];

/**
 * Stops the terminal from replying to output. A reply would be keys that the learner never pressed, and might arrive at a
 * later prompt; the programs of lessons need none.
 */
export function suppressTerminalReplies(parser: IParser): void {
  for (const request of REQUESTS) parser.registerCsiHandler(request, () => true);
  for (const colour of COLOURS) parser.registerOscHandler(colour, (data) => data.split(';').includes('?'));
  // DECRQSS.
  parser.registerDcsHandler({ intermediates: '$', final: 'q' }, () => true);
}
