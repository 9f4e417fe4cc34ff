import { Emitter } from '../../../extension/core/lifetime/emitter.ts';
import { LessonPreview } from '../../../extension/player/preview/lessonPreview.ts';
import type { MessageToPreviewPage, PreviewView } from '../../../extension/protocol/previewMessages.ts';
import { PLAIN_SETTINGS } from '../player/playerFacts.ts';

/** A preview on a page that is ready; `calls` is what it asked of its host. */
export function previewOnPage() {
  const calls: string[] = [];
  const sent: MessageToPreviewPage[] = [];
  const page = new Emitter<unknown>();
  const preview = new LessonPreview({
    settings: () => PLAIN_SETTINGS,
    picture: (path) => `folder/${path}`,
    scrolled: (line) => calls.push(`scrolled ${line}`),
    play: (step) => calls.push(`play ${step}`),
    openLink: (url) => calls.push(`openLink ${url}`),
    log: (message) => calls.push(message),
  });
  const connection = preview.connect({ send: (message) => sent.push(message), onMessage: page.event });
  page.fire({ type: 'ready' });
  const view = (): PreviewView => {
    const last = sent.findLast((message) => message.type === 'preview');
    if (!last) throw new Error('Nothing was shown.');
    return last.view;
  };
  return { preview, connection, calls, sent, view, says: (message: unknown) => page.fire(message) };
}
