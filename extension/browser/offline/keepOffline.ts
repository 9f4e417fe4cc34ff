/** Lets the service worker at `script` keep the site's pages for offline use, where the browser has one. */
export function keepOffline(script: URL): void {
  // Without https there is none, and the site works as it is.
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(script).catch((error: unknown) => {
    console.warn(`This page is not kept for offline use: ${String(error)}`);
  });
}
