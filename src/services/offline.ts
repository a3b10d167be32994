/** Keeps the app usable with the network cut, where the browser offers service workers (https or localhost). */
export async function keepOffline(scriptUrl: string): Promise<'kept' | 'not-offered' | 'failed'> {
  if (!('serviceWorker' in navigator)) return 'not-offered';
  try {
    await navigator.serviceWorker.register(scriptUrl);
    await navigator.serviceWorker.ready;
    return 'kept';
  } catch {
    return 'failed';
  }
}
