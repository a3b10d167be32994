/**
 * Keeps one whole version of the app and its first-load atlas in the browser, so that it opens and runs with the
 * network cut. A page always gets files of the version it was opened with: a newer version waits until every tab of
 * the older one is closed. The build replaces the two constants.
 */
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];

const PREFIX = 'denen-';
const CACHE = PREFIX + VERSION;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
      );
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const cache = await caches.open(CACHE);
  const isPage = request.mode === 'navigate';
  const kept = await cache.match(isPage ? './' : request, { ignoreSearch: isPage });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  // Files loaded on demand (terrain) are kept once they were asked for.
  if (response.ok && response.status === 200) await cache.put(request, response.clone());
  return response;
}
