/**
 * Keeps the app usable with the network cut, where the browser offers service workers (https or localhost), and tells
 * when a newer version lies ready.
 */

/** A newer version that has been fetched as a whole and waits for its turn. */
export interface NewerVersion {
  /**
   * Puts it in the place of this one and then opens the page anew, unless other pages of the app stand open: they would
   * lose the files they were opened with.
   * @param beforeReload is awaited first
   * @returns how many other pages stand in the way; 0 means that the page opens anew
   */
  apply(beforeReload: () => Promise<void>): Promise<number>;
}

/** Who keeps a page open for days still hears of a newer version the same day. */
const ASK_EVERY_MS = 3_600_000;

/**
 * @param scriptUrl of the service worker
 * @param entryUrl of the script that this page was opened with
 */
export async function keepOffline(
  scriptUrl: string,
  entryUrl: string,
  onNewer: (newer: NewerVersion) => void,
): Promise<'kept' | 'not-offered' | 'failed'> {
  if (!('serviceWorker' in navigator)) return 'not-offered';
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register(scriptUrl, { updateViaCache: 'none' });
    const tell = (worker: ServiceWorker) => onNewer({ apply: (before) => apply(worker, before) });
    if (registration.waiting !== null) tell(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        // The very first one waits for nobody.
        if (worker.state === 'installed' && registration.active !== null) tell(worker);
      });
    });
    // Without a network nothing newer can be heard of; the next time asks again.
    const ask = () => void registration.update().catch(() => undefined);
    setInterval(ask, ASK_EVERY_MS);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') ask();
    });
    const { active } = await serviceWorker.ready;
    if (serviceWorker.controller === null) active?.postMessage({ kind: 'claim', script: entryUrl });
    return 'kept';
  } catch {
    return 'failed';
  }
}

async function apply(worker: ServiceWorker, beforeReload: () => Promise<void>): Promise<number> {
  await beforeReload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  const { port1, port2 } = new MessageChannel();
  const others = new Promise<number>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<{ readonly others: number }>) => resolve(data.others);
  });
  worker.postMessage({ kind: 'apply' }, [port2]);
  return others;
}
