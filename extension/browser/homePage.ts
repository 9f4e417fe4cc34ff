import { keepOffline } from './offline/keepOffline.ts';
import { progressDatabase } from './progress/progressDatabase.ts';

/*
 * The first page, which is whole without this script: it marks how far the learner is in each lesson, and keeps the site for
 * offline use. A lesson's entry names its steps (`data-steps`).
 */
keepOffline(new URL('../sw.js', (document.currentScript as HTMLScriptElement).src));
void markProgress();

async function markProgress(): Promise<void> {
  for (const { lesson, achieved } of await progressDatabase().all()) {
    const entry = document.querySelector<HTMLElement>(`[data-lesson="${CSS.escape(lesson)}"]`);
    const steps = entry?.dataset['steps']?.split(' ') ?? [];
    const done = steps.filter((step) => achieved[step] !== undefined).length;
    const words = entry?.querySelector('.lesson-progress');
    if (!entry || !words || done === 0) continue;
    entry.classList.toggle('done', done === steps.length);
    words.textContent = done === steps.length ? 'Done' : `${done} of ${steps.length} steps`;
  }
}
