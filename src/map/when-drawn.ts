import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * Calls back once, after the first frame that had everything.
 * @param isComplete asked after each frame
 * @returns how to stop waiting
 */
export function whenDrawn(map: MapLibreMap, isComplete: () => boolean, then: () => void): () => void {
  const onRender = () => {
    if (!isComplete()) return;
    map.off('render', onRender);
    then();
  };
  map.on('render', onRender);
  return () => {
    map.off('render', onRender);
  };
}
