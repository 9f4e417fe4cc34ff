import { say } from '../../protocol/language.ts';
import type { PlayerView } from '../../protocol/playerView.ts';
import { h, setAttributes, show } from '../element.ts';
import type { Part } from '../part.ts';
import type { PageContext } from '../pageContext.ts';

/** The learner's language: the nearest to the one that is set, as the lesson and Patchbay itself take it. */
export function languageChoice(page: PageContext): Part<Pick<PlayerView, 'languages' | 'settings'>> {
  // Its name in two languages: whoever looks for it may not read the one that is shown.
  const name = say('Language (语言)');
  const element = h('select', { class: 'language', 'aria-label': name, title: name });
  element.addEventListener('change', () => page.send({ type: 'chooseLanguage', language: element.value }));
  return {
    element,
    update: ({ languages, settings: { language } }) => {
      show(element, languages.length > 1);
      const ids = languages.map(({ id }) => id).join(' ');
      if (element.dataset['languages'] !== ids) {
        element.dataset['languages'] = ids;
        element.replaceChildren(
          ...languages.map(({ id, name: own }) => h('option', { value: id, lang: id }, own)),
        );
      }
      const nearest =
        languages.find(({ id }) => id === language) ??
        languages.find(({ id }) => id.split('-')[0] === language.split('-')[0]) ??
        languages[0];
      setAttributes(element, { 'data-language': nearest?.id });
      if (nearest && element.value !== nearest.id) element.value = nearest.id;
    },
  };
}
