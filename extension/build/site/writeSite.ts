import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LANGUAGES } from '../../core/language/languages.ts';
import { inLanguage } from '../../core/language/say.ts';
import { translateLesson } from '../../core/lesson/translation/translateLesson.ts';
import { FailureError } from '../../core/failure/failureError.ts';
import { readLessons } from '../../../vm/lessonFolder/lessonLibrary.ts';
import { writeContents } from '../bundles/contents.ts';
import { ROOT } from '../root.ts';
import { bundleSite, SITE } from './bundleSite.ts';
import { guestFiles } from './guestFiles.ts';
import { homeFile, homeHtml } from './homeHtml.ts';
import { lack, lessonFiles, type SiteLesson } from './lessonPages.ts';
import { fileIn, WEB_MANIFEST } from './siteFiles.ts';
import { webManifest } from './webManifest.ts';

/** What a visitor fetches only on purpose; all the rest is kept for offline use at the first visit. */
const ON_DEMAND = /^(guest\/(?!manifest\.json$)|third-party\.txt$|sbom\.cdx\.json$)/;

/**
 * Writes the site into `folder`, whole or not at all, in place of one that was there. `guest`: a folder that `npm run v86`
 * made. Resolves with its size in bytes.
 */
export async function writeSite(folder: string, guest: string): Promise<number> {
  await bundleSite();
  const files = new Map<string, string | Uint8Array>([
    ...(await pages(guest)),
    ...assets(),
    ...guestFiles(guest),
    ...(await contents()),
  ]);
  files.set('sw.js', serviceWorker(files));
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  let bytes = 0;
  for (const [path, content] of files) {
    const file = join(unfinished, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    bytes += Buffer.byteLength(content);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return bytes;
}

async function pages(guest: string): Promise<[string, string | Uint8Array][]> {
  const found = await readLessons(join(ROOT, 'lessons'));
  if (!found.ok) throw new FailureError(found.failure);
  const lessons = found.value.flatMap(({ folder, lesson }): SiteLesson[] =>
    lesson ? [{ folder, lesson }] : [],
  );
  const played = lessons.filter((one) => lack(one) === undefined);
  const made = await Promise.all(played.map((one, index) => lessonFiles(one, played[index + 1]?.lesson.id)));
  const logo = readFileSync(join(ROOT, 'media/patchbay.svg'), 'utf8').replace(
    '<svg ',
    '<svg aria-hidden="true" ',
  );
  const { size } = stateOf(guest);
  const home = (language: string): string => {
    const translated = lessons.map((one) => ({ ...one, lesson: translateLesson(one.lesson, language) }));
    return homeHtml(translated, logo, Math.round(size / 1e6));
  };
  const homes = LANGUAGES.map(({ id }): [string, string] => [homeFile(id), inLanguage(id, () => home(id))]);
  return [...homes, ...made.flat()];
}

function stateOf(guest: string): { size: number } {
  const { state } = JSON.parse(readFileSync(join(guest, 'state.json'), 'utf8')) as {
    state: { bytes: number };
  };
  return { size: state.bytes };
}

function assets(): [string, string | Uint8Array][] {
  const from = (path: string): Uint8Array => readFileSync(join(ROOT, path));
  return [
    ...Object.values(SITE)
      .filter((made) => made !== SITE.serviceWorker)
      .map(({ output }): [string, Uint8Array] => [`assets/${basename(output)}`, from(output)]),
    ['assets/v86.wasm', from('node_modules/v86/build/v86.wasm')],
    ['assets/elk-worker.js', from('node_modules/elkjs/lib/elk-worker.min.js')],
    ...[
      ...['media/icon.svg', 'media/icon.png'],
      ...['light', 'dark'].map((theme) => `extension/build/site/pictures/site-${theme}.png`),
    ].map((path): [string, Uint8Array] => [`assets/${basename(path)}`, from(path)]),
    ...LANGUAGES.map(({ id }): [string, string] => [fileIn(id, WEB_MANIFEST), inLanguage(id, webManifest)]),
    // GitHub Pages would leave out what begins with an underscore.
    ['.nojekyll', ''],
  ];
}

async function contents(): Promise<[string, Uint8Array][]> {
  const folder = '.build/site';
  await writeContents(
    Object.values(SITE).map(({ output }) => output),
    folder,
  );
  return ['third-party.txt', 'sbom.cdx.json'].map((name) => [name, readFileSync(join(ROOT, folder, name))]);
}

/** The service worker, told which files there are; it is another where any of them is. */
function serviceWorker(files: ReadonlyMap<string, string | Uint8Array>): string {
  const kept = [...files].filter(([path]) => !ON_DEMAND.test(path) && path !== '.nojekyll');
  const hash = createHash('sha256');
  for (const [path, content] of kept) hash.update(path).update(content);
  const site = { version: hash.digest('hex').slice(0, 16), files: kept.map(([path]) => path) };
  return `const SITE = ${JSON.stringify(site)};\n${readFileSync(join(ROOT, SITE.serviceWorker.output), 'utf8')}`;
}
