import type { MessageFromPage } from '../../protocol/intents.ts';
import { spokenLanguage, useLanguage } from '../../protocol/language.ts';
import type { MessageFromReviewPage, MessageToReviewPage } from '../../protocol/reviewMessages.ts';
import { h } from '../element.ts';
import { openPage } from '../pageContext.ts';
import type { Transport } from '../transport.ts';
import { reviewPage } from './reviewPage.ts';

/** Shows the review in `root`, and says `ready`. */
export function showReview(
  root: HTMLElement,
  transport: Transport<MessageFromPage | MessageFromReviewPage>,
): void {
  const live = h('div', { class: 'sr-only', role: 'status', 'aria-live': 'polite' });
  const context = openPage(transport, live);
  root.append(live);
  let shown: ReturnType<typeof reviewPage> | undefined;
  transport.listen((message) => {
    if (!isReview(message)) return;
    const { view } = message;
    if (!shown || view.language !== spokenLanguage()) {
      useLanguage(view.language);
      shown?.element.remove();
      shown = reviewPage(context, (sent) => transport.send(sent));
      root.prepend(shown.element);
    }
    shown.update(view);
  });
  window.addEventListener('error', ({ message }) => transport.send({ type: 'report', message }));
  window.addEventListener('unhandledrejection', ({ reason }) =>
    transport.send({ type: 'report', message: String(reason) }),
  );
  transport.send({ type: 'ready' });
}

/** Other scripts of the frame post messages too. */
function isReview(value: unknown): value is MessageToReviewPage {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'review';
}
