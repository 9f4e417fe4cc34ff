import type { MessageFromPage } from '../../../extension/protocol/intents.ts';
import type { MessageToPage } from '../../../extension/protocol/messages.ts';
import type {
  MessageFromReviewPage,
  MessageToReviewPage,
} from '../../../extension/protocol/reviewMessages.ts';
import type {
  MessageFromPreviewPage,
  MessageToPreviewPage,
} from '../../../extension/protocol/previewMessages.ts';
import type { PageState } from '../../../extension/webview/pageState.ts';
import { showPreview } from '../../../extension/webview/preview/showPreview.ts';
import { showReview } from '../../../extension/webview/review/showReview.ts';
import { showPage } from '../../../extension/webview/showPage.ts';
import '../../../extension/webview/style/player.css';
import { giveStylesTheNonce } from '../../../extension/webview/terminals/styleNonce.ts';
import type { Transport } from '../../../extension/webview/transport.ts';

/** What the gallery's server writes into the page before this script. */
declare global {
  interface Window {
    readonly galleryScene: {
      readonly state: Partial<PageState>;
      readonly messages: readonly (MessageToPage | MessageToReviewPage | MessageToPreviewPage)[];
    };
    /** What the page has sent, for a test to look at. */
    gallerySent?: (MessageFromPage | MessageFromReviewPage | MessageFromPreviewPage)[];
    /** One more message of a player. */
    galleryTell?: (message: MessageToPage) => void;
  }
}

// The real page. Nobody plays: `ready` is answered with the scene, and every other intent goes nowhere.
giveStylesTheNonce();
const root = document.getElementById('player');
// A terminal measures its letters once.
const fonts = [...document.fonts].map((font) => font.load());
void Promise.all(fonts).then(() => {
  if (root?.dataset['page'] === 'review') showReview(root, sceneTransport());
  else if (root?.dataset['page'] === 'preview') showPreview(root, sceneTransport());
  else if (root) showPage(root, sceneTransport());
});

function sceneTransport(): Transport<MessageFromPage | MessageFromReviewPage | MessageFromPreviewPage> {
  const { state, messages } = window.galleryScene;
  const listeners: ((message: unknown) => void)[] = [];
  window.galleryTell = (message) => listeners.forEach((listener) => listener(message));
  return {
    send: (intent) => {
      (window.gallerySent ??= []).push(intent);
      if (intent.type !== 'ready') return;
      for (const message of messages) for (const listener of listeners) listener(message);
    },
    listen: (listener) => void listeners.push(listener),
    load: () => state,
    save: () => undefined,
    opensTerminals: true,
  };
}
