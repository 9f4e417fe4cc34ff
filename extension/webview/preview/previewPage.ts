import { say } from '../../protocol/language.ts';
import type { MessageToPreviewPage, PreviewView } from '../../protocol/previewMessages.ts';
import { h, show } from '../element.ts';
import type { LessonDeps } from '../lesson/blocks/blockPart.ts';
import { lessonPane } from '../lesson/lessonPane.ts';
import { countText, problemSummary } from './problemSummary.ts';
import { scrollSync } from './scrollSync.ts';

/** The player's lesson pane, of a lesson that is being written. */
export interface PreviewPage {
  readonly element: HTMLElement;
  receive(message: MessageToPreviewPage): void;
}

export function previewPage(
  page: LessonDeps['page'],
  playFrom: (step: string) => void,
  scrolled: (line: number) => void,
): PreviewPage {
  const deps: LessonDeps = {
    page,
    playFrom,
    showNodes: () => undefined,
    showTerminal: () => undefined,
  };
  const summary = problemSummary(deps);
  const pane = lessonPane(deps);
  const heading = h('h1', { class: 'sr-only' }, say('Lesson'));
  const element = h('main', { class: 'preview' }, heading, summary.element, pane.element);
  const column = pane.element.querySelector<HTMLElement>('.lesson-column') ?? pane.element;
  const sync = scrollSync(pane.element, column, scrolled);
  let last: PreviewView | undefined;
  show(pane.element, false);
  return {
    element,
    receive: (message) => {
      if (message.type === 'scrollTo') {
        sync.scrollTo(message.line);
        return;
      }
      const { view } = message;
      summary.update(view);
      show(heading, view.lesson === null);
      show(pane.element, view.lesson !== null);
      if (view.lesson) pane.update(view.lesson);
      sync.lines(view.lines);
      const news = last ? newsOf(last, view) : '';
      if (news !== '') page.announce(news);
      last = view;
    },
  };
}

/** For a screen reader, while the author types in the editor beside it. */
function newsOf(before: PreviewView, after: PreviewView): string {
  if (after.unread !== before.unread && after.unread !== '') return after.unread;
  const isSame = before.errors === after.errors && before.warnings === after.warnings;
  return isSame ? '' : countText(after.errors, after.warnings);
}
