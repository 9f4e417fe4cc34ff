/** What the site's build writes before this script: its files, relative to the script, and a name of exactly these. */
declare const SITE: { readonly version: string; readonly files: readonly string[] };

/** The parts of a service worker's scope that are used here; TypeScript's types of it exclude the page's. */
interface LaterEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: LaterEvent) => void): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void;
  readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as WorkerScope;

const PREFIX = 'patchbay-site-';
const CACHE = PREFIX + SITE.version;

// All of one version or nothing: a page never meets a script of another. A new version waits until no tab has the old one.
worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(SITE.files.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  // The machine's parts are the page's own affair (../guest); it asks past the cache where a part was damaged.
  if (request.method !== 'GET' || request.cache === 'reload') return;
  event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // `…/` is the folder's index.html on every static server.
  const address = new URL(request.url);
  if (address.pathname.endsWith('/')) address.pathname += 'index.html';
  const kept = await cache.match(address, { ignoreSearch: true });
  return kept ?? fetch(request);
}
