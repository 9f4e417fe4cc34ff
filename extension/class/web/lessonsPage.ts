import { say } from '../../core/language/say.ts';
import type { Lesson } from '../../core/lesson/model/lesson.ts';
import { escapeMarkup } from '../../core/prose/escapeMarkup.ts';
import type { LessonProgress } from '../../core/session/lessonProgress.ts';
import type { Seat } from '../store/seatStore.ts';
import { classPage } from './classPage.ts';
import type { PublicAddress } from './publicAddress.ts';

export interface LessonEntry {
  readonly lesson: Lesson;
  readonly progress: LessonProgress;
}

/** A learner's first page: the lessons, how far they are, and the code of their seat. */
export function lessonsPage(address: PublicAddress, seat: Seat, lessons: readonly LessonEntry[]): string {
  const body = `<main class="page">
<header class="top"><span class="brand">Patchbay</span><span>${escapeMarkup(seat.name)}</span></header>
<h1>${escapeMarkup(say('Lessons'))}</h1>
<p class="small">${seatCodeHtml(seat.code)}</p>
<ol class="lesson-list">
${lessons.map((entry) => lessonItem(address, entry, seat.lesson)).join('\n')}
</ol>
<form method="post" action="${escapeMarkup(address.base)}leave"><button class="button secondary">${escapeMarkup(say('Leave this browser'))}</button></form>
</main>`;
  return classPage(address, { title: say('Lessons – Patchbay'), style: 'class.css', body });
}

function seatCodeHtml(code: string): string {
  const words = say(
    'Your seat code is {code}. With it you find everything again in another browser. Keep it to yourself.',
    { code },
  );
  return escapeMarkup(words).replace(code, `<strong class="seat-code">${code}</strong>`);
}

function lessonItem({ base }: PublicAddress, { lesson, progress }: LessonEntry, at: string | null): string {
  const { id, title, summary, minutes, steps } = lesson;
  const done = steps.filter((step) => progress.achieved[step.id] !== undefined).length;
  const count = steps.length;
  const how =
    done === 0 ? '' : done === count ? say('Done') : say('{done} of {count} steps', { done, count });
  return `<li class="lesson${done === steps.length ? ' done' : ''}"${at === id ? ' aria-current="true"' : ''}>
<h2><a href="${escapeMarkup(`${base}lessons/${id}`)}">${escapeMarkup(title)}</a></h2>
<p class="summary">${escapeMarkup(summary)}</p>
<p class="aside"><span class="lesson-progress">${escapeMarkup(how)}</span>${escapeMarkup(say('{minutes, plural, one {# minute} other {# minutes}}', { minutes }))}</p></li>`;
}
