import { clauses, say } from '../../protocol/language.ts';
import type { ProblemView } from '../../protocol/problemView.ts';
import type { PreviewView } from '../../protocol/previewMessages.ts';
import { h, setText, show } from '../element.ts';
import { icon, setIcon } from '../icon.ts';
import { problemBlock } from '../lesson/blocks/problemBlock.ts';
import type { LessonDeps } from '../lesson/blocks/blockPart.ts';
import { keyed, type Part } from '../part.ts';

/** Above the text: how many problems there are, those that have no place in it, and that it could not be read. */
export function problemSummary(deps: LessonDeps): Part<PreviewView> {
  const mark = icon('check');
  const words = h('span', { class: 'grow' });
  const count = h('p', { class: 'preview-count' }, mark, words);
  const unreadText = h('span');
  const unread = h('p', { class: 'preview-unread' }, icon('warning', 'doubt'), unreadText);
  // It scrolls where there are many: the keyboard has to come there.
  const list = h('div', {
    ...{ class: 'preview-elsewhere', role: 'group', tabindex: 0 },
    'aria-label': say('Problems elsewhere'),
  });
  const draw = keyed(
    list,
    (_problem: ProblemView, index) => String(index),
    (first) => problemBlock(first, deps),
  );
  const element = h('header', { class: 'preview-summary' }, unread, count, list);
  return {
    element,
    update: (view) => {
      const { errors, warnings } = view;
      setIcon(
        mark,
        errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'check',
        errors > 0 ? 'bad' : warnings > 0 ? 'doubt' : 'good',
      );
      setText(words, countText(errors, warnings));
      setText(unreadText, view.unread);
      show(unread, view.unread !== '');
      draw(view.elsewhere);
      show(list, view.elsewhere.length > 0);
    },
  };
}

/** `1 error, 2 warnings`. */
export function countText(errors: number, warnings: number): string {
  const text = clauses([
    ...(errors > 0 ? [say('{count, plural, one {# error} other {# errors}}', { count: errors })] : []),
    ...(warnings > 0
      ? [say('{count, plural, one {# warning} other {# warnings}}', { count: warnings })]
      : []),
  ]);
  return text === '' ? say('No problems') : text;
}
