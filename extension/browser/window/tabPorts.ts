import { say } from '../../core/language/say.ts';
import { failureText, type Failure } from '../../core/failure/failure.ts';
import type { PlayerPorts } from '../../player/playerPorts.ts';
import { keepLanguage } from '../settings.ts';
import { ask } from './dialog.ts';
import { keep, readKept } from './keptText.ts';
import { notice } from './notice.ts';
import { noticeNotKept } from './noticeNotKept.ts';
import { reportOnTab } from './reportOnTab.ts';
import { saveFile } from './saveFile.ts';
import { savePicture } from './savePicture.ts';

const TERMINAL_SIZES = 'patchbay.terminalSizes';

/** What a player asks of the tab that it is in. */
export const tabPorts: Omit<PlayerPorts, 'machines' | 'progress' | 'layout' | 'nextLesson'> = {
  sizes: {
    load: () => (readKept(TERMINAL_SIZES) ?? {}) as ReturnType<PlayerPorts['sizes']['load']>,
    save: (sizes) => keep(TERMINAL_SIZES, sizes),
  },
  // The page's own banner shows the progress, and Cancel.
  work: (_title, task) => task({}),
  confirm: async ({ what, detail, yes }) =>
    (await ask({ title: what, lines: [detail], buttons: [yes, say('Cancel')] })) === yes,
  showFailure: (failure) =>
    failure.code === 'progress-not-saved' ? noticeNotKept() : notice(failureText(failure)),
  // The only thing to advise of is this kind of machine, and there is no other here: the first page says what it has not.
  advise: () => undefined,
  log: (message, tag = 'player') => console.info(`[${tag}] ${message}`),
  doctor: () => void reportOnTab(),
  // The page offers it only where its transport says that it can be had.
  openInEditor: () => undefined,
  chooseLanguage(language) {
    keepLanguage(language);
    location.reload();
  },
  openLink: (url) => void window.open(url, '_blank', 'noopener'),
  saveCapture: (bytes) => saveFile('walk.pcapng', bytes, 'application/octet-stream'),
  savePicture: (picture) => void savePicture(picture),
};

/** Shows why the page can't go on. */
export async function showFailure(failure: Failure): Promise<void> {
  await ask({ title: failure.what, lines: [failureText({ ...failure, what: '' })], buttons: [say('Close')] });
}
