/**
 * Keeps one whole version of the app and its first-load atlas in the browser, so that it opens and runs with the
 * network cut. A page always gets files of the version it was opened with: every file is checked against its SHA-256 of
 * this build before it is kept, and a newer version waits until a page that stands alone asks for it or every page of
 * the older one is closed. The build replaces the three constants.
 */
const VERSION = '__VERSION__';
/** Hexadecimal SHA-256 by path: what the app opens with, and what it fetches when asked for. */
const FILES = { __FILES__: '' };
const ON_DEMAND = { __ON_DEMAND__: '' };

const PREFIX = 'denen-';
const CACHE = PREFIX + VERSION;
const AT_ONCE = 4;

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(
        names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
      );
    })(),
  );
});

self.addEventListener('message', (event) => {
  const [port] = event.ports;
  if (event.data.kind === 'claim') {
    // A page that came over the network before there was a copy: only if it is of this version.
    if (FILES[pathOf(event.data.script)] !== undefined) event.waitUntil(self.clients.claim());
  } else if (event.data.kind === 'apply') {
    event.waitUntil(apply(port));
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

/** Takes over from the older version, unless another page would be torn from the files it was opened with. */
async function apply(port) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const others = pages.length - 1;
  port.postMessage({ others });
  if (others <= 0) await self.skipWaiting();
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  const waiting = Object.keys(FILES);
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      // Asks the server whether the browser's own copy still stands: that one may be of an older version.
      const response = await fetch(new Request(path, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`Expected ${path}, got status ${response.status}.`);
      await cache.put(path, await checked(response, path, FILES[path]));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const isPage = request.mode === 'navigate';
  const kept = await cache.match(isPage ? pageOf(request.url) : request);
  if (kept !== undefined) return kept;
  const path = pathOf(request.url);
  const response = await fetch(request);
  if (ON_DEMAND[path] === undefined || response.status !== 200) return response;
  // Kept once they were asked for.
  const whole = await checked(response, path, ON_DEMAND[path]).catch(() => undefined);
  if (whole === undefined) return new Response(null, { status: 409, statusText: 'of another version' });
  await cache.put(request, whole.clone());
  return whole;
}

async function checked(response, path, expected) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const got = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (got !== expected) throw new Error(`Expected ${path} with SHA-256 ${expected}, got ${got}.`);
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  return new Response(bytes, { headers: { 'content-type': type } });
}

/** Any address opens the app, but for those of pages beside it. */
function pageOf(url) {
  const { origin, pathname } = new URL(url);
  const path = pathOf(origin + pathname);
  return FILES[path] === undefined ? './' : path;
}

/** Relative to where the app lies. */
function pathOf(url) {
  const scope = new URL('./', self.location.href).href;
  const { href } = new URL(url, scope);
  return href.startsWith(scope) ? `./${href.slice(scope.length)}` : href;
}
