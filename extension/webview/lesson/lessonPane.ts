import { say } from '../../protocol/language.ts';
import type { LessonPaneView } from '../../protocol/playerView.ts';
import { h, passFocus, setAttributes, setText, show } from '../element.ts';
import { keyed } from '../part.ts';
import type { LessonDeps } from './blocks/blockPart.ts';
import { blocks } from './blocks/blocks.ts';
import { faultOffer } from './faultOffer.ts';
import { faultPanel } from './faultPanel.ts';
import { describeChecks } from './describeChecks.ts';
import { readingPosition } from './readingPosition.ts';
import { stepPart, type StepInPlace } from './stepPart.ts';
import { termNotes } from './termNotes.ts';

/** The lesson's text and its steps with their results. */
export function lessonPane(deps: LessonDeps): {
  element: HTMLElement;
  update(view: LessonPaneView): void;
  focus(): void;
} {
  const { page } = deps;
  const title = h('h1', { tabindex: -1 });
  const about = h('p', { class: 'lesson-about' });
  const intro = h('div', { class: 'blocks intro' });
  const list = h('div', { class: 'steps' });
  const note = h('p', { class: 'lesson-about', role: 'note' });
  const fault = faultPanel(page);
  const offer = faultOffer(page);
  const article = h(
    'article',
    { class: 'lesson-column' },
    ...[title, about, note, fault.element, intro, list, offer.element],
  );
  const element = h('section', { class: 'lesson', 'aria-label': say('Lesson') }, article);
  const notes = termNotes(element);
  element.append(notes.element);
  const drawIntro = blocks(intro, deps);
  const drawSteps = keyed(
    list,
    ({ step }: StepInPlace) => step.id,
    (first) => stepPart(first, deps),
  );

  article.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link) return;
    event.preventDefault();
    const url = link.getAttribute('href') ?? '';
    if (url.startsWith('#')) position.show(document.getElementById(`step-${url.slice(1)}`));
    else page.send({ type: 'openLink', url });
  });
  const position = readingPosition(element, article, (reading) => page.remember({ reading }));

  let last: LessonPaneView | null = null;
  return {
    element,
    focus: () => title.focus(),
    update: (view) => {
      const { lesson, steps } = view;
      setText(title, lesson.title);
      const hosts =
        lesson.hosts.length > 1 ? say(' · hosts {hosts}', { hosts: lesson.hosts.join(', ') }) : '';
      // A sandbox takes as long as one likes.
      const time =
        lesson.minutes === 0
          ? ''
          : say('{minutes, plural, one {# minute} other {# minutes}}', { minutes: lesson.minutes });
      setText(about, `${time}${hosts}`.replace(/^ · /, ''));
      setAttributes(article, { lang: lesson.language });
      setText(
        note,
        say(
          '{count, plural, one {# part of this lesson is} other {# parts of this lesson are}} in English: not translated yet.',
          {
            count: lesson.untranslated,
          },
        ),
      );
      show(note, lesson.untranslated > 0);
      fault.update(view.fault);
      offer.update(view.hasFaults && view.fault === null);
      drawIntro(view.intro);
      const at = steps.findIndex(({ id }) => id === view.current);
      drawSteps(
        steps.map((step, index) => ({
          step,
          current: index === at,
          before: index < at,
          next: steps[index + 1]?.id ?? null,
        })),
      );
      notes.update({ terms: view.terms, language: lesson.language });
      if (last === null || last.lesson.id !== lesson.id) {
        if (last === null && page.state.reading) position.goTo(page.state.reading);
        else element.scrollTop = 0;
      } else {
        if (last.current !== view.current) arrive(view.current);
        const news = describeChecks(last, view);
        if (news !== '') page.announce(news);
      }
      last = view;
    },
  };

  /** Scrolls to the learner's new step, and moves the focus there if it was in the lesson. */
  function arrive(id: string): void {
    const step = document.getElementById(`step-${id}`);
    position.show(step);
    const active = document.activeElement;
    if (active === document.body || (active && element.contains(active)))
      passFocus(step?.querySelector('button'));
  }
}
