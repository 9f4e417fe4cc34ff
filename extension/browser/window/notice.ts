import { say } from '../../core/language/say.ts';
import { button } from '../../webview/button.ts';
import { h } from '../../webview/element.ts';

const SHOWN = new Set<string>();

/** Says a sentence at the lower edge until it is closed; the same words only once. */
export function notice(words: string): void {
  if (SHOWN.has(words)) return;
  SHOWN.add(words);
  const element = h('div', { class: 'notice', role: 'status' }, h('p', {}, words));
  element.append(
    button({ label: say('Close'), name: say('Close this message'), icon: 'close', kind: 'tool' }, () =>
      element.remove(),
    ),
  );
  document.body.append(element);
}
