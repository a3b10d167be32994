/** Says once, in the page and on its clock, that the first national picture stands. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * @param isComplete whether the frame that was just drawn had everything
 * @returns how to stop waiting
 */
export function announceReady(
  container: HTMLElement,
  map: MapLibreMap,
  isComplete: () => boolean,
): () => void {
  const onRender = () => {
    if (!isComplete()) return;
    map.off('render', onRender);
    container.dataset.mapReady = 'true';
    performance.mark('denen:map-ready');
  };
  map.on('render', onRender);
  return () => {
    map.off('render', onRender);
  };
}
