/** Opens MapLibre on a container, or says why that is not possible. */
import {
  GPUInitializationError,
  Map as MapLibreMap,
  type MapOptions,
  prewarm,
  type StyleSpecification,
  setWorkerUrl,
} from 'maplibre-gl';
import mapLibreWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { failure, type Result, success } from '../model/problem.ts';
import { INITIAL_VIEW, leastZoom, MAX_ZOOM, REACHABLE } from './camera.ts';

/** Starts MapLibre's own workers before the first map asks for them. */
export function prewarmMap(): void {
  setWorkerUrl(mapLibreWorkerUrl);
  prewarm();
}

/**
 * Wakes the graphics card in a thread of its own: it takes a second where the card is made of software, and the page
 * would stand still for as long.
 */
export function wakeGraphicsCard(): Promise<void> {
  return new Promise((resolve) => {
    const script = "new OffscreenCanvas(1, 1).getContext('webgl2'); postMessage(0)";
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    let worker: Worker | undefined;
    const done = () => {
      worker?.terminate();
      URL.revokeObjectURL(url);
      resolve();
    };
    try {
      worker = new Worker(url);
      worker.onmessage = done;
      // The map will wake it itself, or say that there is none.
      worker.onerror = done;
    } catch {
      done();
    }
  });
}

/**
 * A map that is looked at from straight above shows no sky, but every frame of it would shade a transparent one over
 * all of its pixels: a third of the work of a graphics card made of software. After a loss of the card there is
 * another painter.
 */
function leaveOutSky(map: MapLibreMap): void {
  map.on('style.load', () => {
    map.painter.drawFunctions = { ...map.painter.drawFunctions, sky() {} };
  });
}

/**
 * @param others options in place of those of the map on screen
 * @returns the problem where the browser gives no WebGL 2; tables and numbers need none
 */
export function openMap(
  container: HTMLElement,
  style: StyleSpecification,
  others: Partial<MapOptions> = {},
): Result<MapLibreMap> {
  setWorkerUrl(mapLibreWorkerUrl);
  try {
    const map = new MapLibreMap({
      container,
      style,
      ...INITIAL_VIEW,
      minZoom: leastZoom(container.clientWidth, container.clientHeight),
      maxZoom: MAX_ZOOM,
      maxBounds: REACHABLE,
      renderWorldCopies: false,
      attributionControl: false,
      // A council's map has north at the top and looks straight down.
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxPitch: 0,
      fadeDuration: 100,
      // The style is ours and typed; looking for mistakes in it costs tens of milliseconds at every start.
      validateStyle: import.meta.env.DEV,
      ...others,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    leaveOutSky(map);
    return success(map);
  } catch (error) {
    if (!(error instanceof GPUInitializationError)) throw error;
    return failure({
      kind: 'unavailable',
      what: 'WebGL 2',
      where: 'map',
      expected: 'a browser with WebGL 2 switched on',
      got: 'none',
    });
  }
}
