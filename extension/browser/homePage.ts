import { keepOffline } from './offline/keepOffline.ts';
import { progressDatabase } from './progress/progressDatabase.ts';
import { keepLanguage, readLanguage } from './settings.ts';

/*
 * The first page, which is whole without this script: it marks how far the learner is in each lesson, keeps the site for
 * offline use, and leads from English to the reader's language. A lesson's entry names its steps (`data-steps`), and has the
 * words for how far the learner is. Links to the page in other languages have `data-language`.
 */
keepOffline(new URL('../sw.js', (document.currentScript as HTMLScriptElement).src));
inOwnLanguage();
void markProgress();

/** English is where every way leads; who came to another language, or chose one, stays there. */
function inOwnLanguage(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('[data-language]')];
  for (const link of links)
    link.addEventListener('click', () => keepLanguage(link.dataset['language'] ?? ''));
  const own = links.find((link) => link.dataset['language'] === readLanguage());
  if (document.documentElement.lang === 'en' && own && !own.hidden) location.replace(own.href);
}

async function markProgress(): Promise<void> {
  for (const { lesson, achieved } of await progressDatabase().all()) {
    const entry = document.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(lesson)}"]`);
    const steps = entry?.dataset['steps']?.split(' ') ?? [];
    const done = steps.filter((step) => achieved[step] !== undefined).length;
    const words = entry?.querySelector('.lesson-progress');
    if (!entry || !words || done === 0) continue;
    entry.classList.toggle('done', done === steps.length);
    const { done: all = '', partly = '' } = entry.dataset;
    words.textContent = done === steps.length ? all : partly.replace('{done}', String(done));
  }
}
