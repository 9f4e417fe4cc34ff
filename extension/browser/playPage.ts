import { failureOf } from '../core/failure/failureError.ts';
import { failure } from '../core/failure/failure.ts';
import { FailureError } from '../core/failure/failureError.ts';
import { say, useLanguage } from '../core/language/say.ts';
import { translateLesson } from '../core/lesson/translation/translateLesson.ts';
import { listenToLog } from '../core/log/logChannel.ts';
import { isLogged, logLine } from '../core/log/log.ts';
import { plainSettings } from '../player/plainSettings.ts';
import { Player } from '../player/player.ts';
import type { MachineSource } from '../player/playerPorts.ts';
import type { PlayerView } from '../protocol/playerView.ts';
import { showPage } from '../webview/showPage.ts';
import { cachedParts } from './guest/partStore.ts';
import { fetchGuest } from './guest/guest.ts';
import { fetchLesson, lessonPageTitle } from './lessonFile.ts';
import { BrowserMachine } from './machine/browserMachine.ts';
import { restWhileHidden } from './machine/restWhileHidden.ts';
import { keepOffline } from './offline/keepOffline.ts';
import { progressDatabase } from './progress/progressDatabase.ts';
import { readLanguage } from './settings.ts';
import { elkLayout } from './window/elkLayout.ts';
import { followTheme } from './window/followTheme.ts';
import { keyRow } from './window/keyRow.ts';
import { holdLesson } from './window/lessonLock.ts';
import { noticeNotKept } from './window/noticeNotKept.ts';
import { pageLink } from './window/pageLink.ts';
import { hasWebAssembly } from './window/reportOnTab.ts';
import { showFailure, tabPorts } from './window/tabPorts.ts';

/*
 * The page of one lesson: joins the rooms in a browser's tab. `#player` says which lesson, and which page comes after it;
 * every address is relative to the script's, so the site works in any folder.
 */
const root = document.getElementById('player');
const site = new URL('../', (document.currentScript as HTMLScriptElement).src);
const at = (path: string): URL => new URL(path, site);
/**
 * v86 looks for these words in its script's address: it then gives way between its slices with `scheduler.postTask`, where the
 * browser has that, and not by way of a second worker and back.
 */
const YIELDS = 'use-scheduling-api';

followTheme();
keepOffline(at('sw.js'));
if (root) void play(root).catch((error: unknown) => showFailure(failureOf(error)));

async function play(element: HTMLElement): Promise<void> {
  const { lesson: id = '', next = '' } = element.dataset;
  const language = readLanguage();
  useLanguage(language);
  document.documentElement.lang = language;
  if (!hasWebAssembly()) throw new FailureError(failure('tab-no-webassembly'));
  listenToLog((entry) => {
    if (isLogged(entry.level, 'info')) console.info(logLine(entry));
  });
  const lesson = translateLesson(await fetchLesson(at(`lessons/${id}.json`)), language);
  document.title = lessonPageTitle(lesson);
  if (!(await holdLesson(id, () => location.reload()))) return location.assign(at('index.html'));

  let machine: BrowserMachine | undefined;
  const parts = cachedParts(() => noticeNotKept());
  const files = { script: at(`assets/emulator.js?${YIELDS}`).href, wasm: at('assets/v86.wasm').href };
  const machines: MachineSource = {
    running: () => Promise.resolve(undefined),
    create() {
      machine = new BrowserMachine(files, (operation) => fetchGuest(at('guest/'), parts, operation));
      return Promise.resolve(machine);
    },
    attach: () => Promise.reject(new Error('a machine goes with its tab')),
    leave: (left) => left.detach(),
  };
  const player = new Player(
    lesson,
    {
      ...tabPorts,
      machines,
      progress: progressDatabase(),
      layout: elkLayout(at('assets/elk-worker.js').href),
      nextLesson: () => location.assign(at(next === '' ? 'index.html' : `lessons/${next}.html`)),
    },
    plainSettings(language),
  );
  await player.load();
  const link = pageLink(at(`lessons/${id}/`), `patchbay.page.${id}`);
  let view: PlayerView | undefined;
  link.onSent((message) => {
    if (message.type === 'view') view = message.view;
  });
  player.connect('player', link.player);
  const keys = keyRow(link.page);
  const home = { href: at('index.html').href, label: say('Lessons'), title: say('All lessons') };
  showPage(element, { ...keys.transport, home });
  element.after(keys.element);
  restWhileHidden(
    () => machine,
    () => view,
  );
  await player.receive({ type: 'start' });
}
