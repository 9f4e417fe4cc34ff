import { say } from '../../protocol/language.ts';
import type { DifferencesView } from '../../protocol/playerView.ts';
import { button } from '../button.ts';
import { h, setText, show } from '../element.ts';
import type { Part } from '../part.ts';
import type { LessonDeps } from './blocks/blockPart.ts';

/** Where a network that passes is otherwise than the lesson's: a quiet line that opens a list. */
export function differencesPart({ showNodes }: LessonDeps): Part<DifferencesView | null> {
  const title = h('summary', {});
  const places = h('ul', { role: 'list' });
  const element = h('details', { class: 'differences dim' }, title, places);
  let shown = '';
  return {
    element,
    update: (view) => {
      const now = JSON.stringify(view);
      if (now === shown) return;
      shown = now;
      show(element, view !== null);
      setText(title, view?.title ?? '');
      places.replaceChildren(
        ...(view?.places ?? []).map(({ text, node }) => {
          const label = h('span', { class: 'grow' }, text);
          if (node === null) return h('li', {}, label);
          const find = button({ label: say('Show in the picture'), icon: 'search', kind: 'tool' }, () =>
            showNodes([node]),
          );
          return h('li', {}, label, find);
        }),
      );
    },
  };
}
