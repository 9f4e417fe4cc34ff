import type { MessageFromPage } from '../../protocol/intents.ts';
import { spokenLanguage, useLanguage } from '../../protocol/language.ts';
import type { MessageFromPreviewPage, MessageToPreviewPage } from '../../protocol/previewMessages.ts';
import { h } from '../element.ts';
import { openPage } from '../pageContext.ts';
import type { Transport } from '../transport.ts';
import { previewPage, type PreviewPage } from './previewPage.ts';

/** Shows the preview of a lesson in `root`, and says `ready`. */
export function showPreview(
  root: HTMLElement,
  transport: Transport<MessageFromPage | MessageFromPreviewPage>,
): void {
  const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
  // Where it stands is the editor's affair, so nothing of an earlier page is restored.
  const context = openPage({ ...transport, load: () => undefined, save: () => undefined }, live);
  root.append(live);
  let shown: PreviewPage | undefined;
  transport.listen((message) => {
    if (!isForPreview(message)) return;
    if (message.type === 'preview' && (!shown || message.view.language !== spokenLanguage())) {
      useLanguage(message.view.language);
      shown?.element.remove();
      shown = previewPage(
        context,
        (step) => transport.send({ type: 'play', step }),
        (line) => transport.send({ type: 'scrolled', line }),
      );
      root.prepend(shown.element);
    }
    shown?.receive(message);
  });
  window.addEventListener('error', ({ message }) => transport.send({ type: 'report', message }));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    transport.send({ type: 'report', message: String(reason) }),
  );
  transport.send({ type: 'ready' });
}

/** Other scripts of the frame post messages too. */
function isForPreview(value: unknown): value is MessageToPreviewPage {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    (value.type === 'preview' || value.type === 'scrollTo')
  );
}
