import type { Disposable } from '../../core/lifetime/disposable.ts';
import { DisposableStore } from '../../core/lifetime/disposable.ts';
import type { PageTransport } from './pageTransport.ts';
import { typeOf, type SharedPage, type Viewer } from './sharedPage.ts';

/**
 * Shows a shared page on a learner's page until disposed: from each `ready` on until that page is gone. `may` says whether
 * what the page asks for is done.
 */
export function showOn(
  shared: SharedPage,
  page: PageTransport,
  may: (message: unknown) => boolean,
): Disposable {
  const store = new DisposableStore();
  const viewer: Viewer = { role: 'learner', send: (message) => page.send(message) };
  let viewing: Disposable | undefined;
  const leave = (): void => {
    viewing?.dispose();
    viewing = undefined;
  };
  store.add({ dispose: leave });
  store.add(
    page.onMessage((message) => {
      if (typeOf(message) === 'ready') viewing ??= shared.join(viewer);
      if (may(message)) shared.receive(viewer, message);
    }),
  );
  store.add(page.onGone(leave));
  return store;
}
