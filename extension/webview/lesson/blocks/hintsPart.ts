import { say } from '../../../protocol/language.ts';
import type { CheckView } from '../../../protocol/playerView.ts';
import { button } from '../../button.ts';
import { h, setHtml, setText, show } from '../../element.ts';
import type { Part } from '../../part.ts';

/** A check's hints, from a question to nearly the answer: those that are open, and a button that opens the next. */
export function hintsPart(openNext: () => void): Part<CheckView> {
  const summary = h('summary', {});
  const list = h('ol', { class: 'hints', role: 'list' });
  const next = button({ label: say('Next hint'), icon: 'lightbulb', kind: 'quiet' }, openNext);
  const element = h('details', { class: 'hint' }, summary, list, next);
  return {
    element,
    update: ({ status, hintsHtml, moreHints }) => {
      const count = hintsHtml.length + moreHints;
      setText(
        summary,
        count > 1 ? say('Hint {number} of {count}', { number: hintsHtml.length, count }) : say('Hint'),
      );
      while (list.childElementCount > hintsHtml.length) list.lastElementChild?.remove();
      while (list.childElementCount < hintsHtml.length) list.append(h('li', { class: 'prose' }));
      for (const [index, html] of hintsHtml.entries()) {
        const item = list.children[index];
        if (item) setHtml(item, html);
      }
      show(next, moreHints > 0);
      show(element, count > 0 && status !== 'pass');
    },
  };
}
