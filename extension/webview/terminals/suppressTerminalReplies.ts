import type { IParser } from '@xterm/xterm';

/** What asks a terminal to type something by itself: who it is, where its cursor is, how its modes stand (ctlseqs). */
const QUESTIONS = [
  { final: 'c' },
  { prefix: '>', final: 'c' },
  { final: 'n' },
  { prefix: '?', final: 'n' },
  { intermediates: '$', final: 'p' },
  { prefix: '?', intermediates: '$', final: 'p' },
  { final: 't' },
];
/** OSC that set colours, and ask for them where the colour is `?`. */
const COLOURS = [4, 10, 11, 12];

/**
 * Lets output only be shown: whatever is printed, the terminal types nothing into the guest. An answer would be keys
 * that the learner never pressed, at a prompt that may be another by then; what lessons run does without.
 */
export function suppressTerminalReplies(parser: IParser): void {
  for (const question of QUESTIONS) parser.registerCsiHandler(question, () => true);
  for (const colour of COLOURS) parser.registerOscHandler(colour, (data) => data.split(';').includes('?'));
  // DECRQSS.
  parser.registerDcsHandler({ intermediates: '$', final: 'q' }, () => true);
}
