import { say } from '../../core/language/say.ts';
import { failureText } from '../../core/failure/failure.ts';
import type { TerminalSize } from '../../core/machine/machine.ts';
import type { PlayerPorts } from '../../player/playerPorts.ts';
import type { MessageToSeatPage } from '../wire/seatMessages.ts';

/** Where a seat's page is reached, and what it asks. */
export interface SeatSurroundings {
  readonly send: (message: MessageToSeatPage) => void;
  readonly confirm: PlayerPorts['confirm'];
  readonly log: PlayerPorts['log'];
  /** The lesson after this one; undefined after the last. */
  readonly next: string | undefined;
}

/** What a player asks of the page in the learner's browser. */
export function seatPorts({
  send,
  confirm,
  log,
  next,
}: SeatSurroundings): Omit<PlayerPorts, 'machines' | 'progress' | 'layout'> {
  let sizes: Readonly<Record<string, TerminalSize>> = {};
  const notice = (text: string): void => send({ type: 'notice', text });
  return {
    sizes: { load: () => sizes, save: (changed) => (sizes = changed) },
    // The page's own banner shows the progress, and Cancel.
    work: (_title, task) => task({}),
    confirm,
    showFailure: (failure) => notice(failureText(failure)),
    // It is about the class's computer, which is the teacher's.
    advise: (words) => log(words),
    log,
    doctor: () =>
      notice(say('The machines are on the computer of the class. Tell your teacher what does not work.')),
    // The page offers neither: see its transport, and SharedPage.
    openInEditor: () => undefined,
    chooseLanguage: () => undefined,
    openLink: (url) => send({ type: 'open', url }),
    saveCapture(bytes) {
      const content = Buffer.from(bytes).toString('base64');
      send({ type: 'file', name: 'walk.pcapng', media: 'application/octet-stream', content });
    },
    savePicture: (picture) => send({ type: 'picture', picture }),
    nextLesson: () => send({ type: 'go', path: next === undefined ? '' : `lessons/${next}` }),
  };
}
