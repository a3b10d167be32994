import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import {
  createCamera,
  leastZoom,
  MAIN_ISLANDS,
  MIN_ZOOM,
  nationalView,
  SMALLEST_ZOOM,
} from '../../src/map/camera.ts';
import { mercatorX, mercatorY } from '../../src/model/web-mercator.ts';

describe('nationalView', () => {
  it.each([
    [1920, 1080, 1],
    [600, 900, 2],
    [1024, 400, 1.5],
  ])('holds the main islands amid %i × %i pixels, 24 from the nearest edge', (width, height, ratio) => {
    const view = nationalView(width, height, ratio);
    const [west, south, east, north] = MAIN_ISLANDS;
    const px = (lon: number) => ((mercatorX(lon) - view.x) * view.worldPixels) / ratio;
    const py = (lat: number) => ((mercatorY(lat) - view.y) * view.worldPixels) / ratio;
    expect(px(west)).toBeCloseTo(width - px(east), 6);
    expect(py(north)).toBeCloseTo(height - py(south), 6);
    expect(Math.min(px(west), py(north))).toBeCloseTo(24, 6);
    expect(view.worldPixels).toBeCloseTo(512 * 2 ** view.zoom * ratio, 6);
  });

  it('goes no further out than the map does', () => {
    expect(nationalView(60, 60, 1).zoom).toBe(SMALLEST_ZOOM);
  });
});

describe('the smallest scale', () => {
  it('is the usual one where the nation fits, and what it needs in a small frame', () => {
    expect(leastZoom(1920, 1080)).toBe(MIN_ZOOM);
    const least = leastZoom(480, 250);
    expect(least).toBeLessThan(MIN_ZOOM);
    expect(least).toBe(nationalView(480, 250, 1).zoom);
  });
});

/** As much of a map as the camera asks for; what it is told is kept. */
function fakeMap(width: number, height: number) {
  const listeners: Record<string, ((event: { originalEvent?: Event }) => void)[]> = {};
  const fits: { bounds: number[]; padding: Record<string, number> }[] = [];
  const container = { clientWidth: width, clientHeight: height };
  const map = {
    on: (type: string, listener: (event: { originalEvent?: Event }) => void) => {
      listeners[type] = [...(listeners[type] ?? []), listener];
    },
    getContainer: () => container,
    getCenter: () => ({ lng: 139, lat: 35 }),
    getZoom: () => 5,
    setMinZoom: () => {},
    jumpTo: () => {},
    fitBounds: (bounds: number[], { padding }: { padding: Record<string, number> }) => {
      fits.push({ bounds, padding });
    },
  };
  const happen = (type: string, event: { originalEvent?: Event } = {}) => {
    for (const listener of listeners[type] ?? []) listener(event);
  };
  return { map: map as unknown as MapLibreMap, fits, happen };
}

describe('what was shown', () => {
  const TOWN = [133, 36, 133.2, 36.2] as const;

  it('is shown again beside what comes to lie over the map', () => {
    const covered = { left: 0, right: 0 };
    const { map, fits, happen } = fakeMap(717, 535);
    const camera = createCamera(
      map,
      () => covered,
      () => {},
    );
    camera.showExtent(TOWN);
    covered.right = 430;
    camera.keepShown();
    expect(fits.map(({ bounds }) => bounds)).toEqual([[...TOWN], [...TOWN]]);
    expect(fits[1]!.padding.right! - fits[0]!.padding.right!).toBe(430);
    happen('resize');
    expect(fits.length).toBe(3);
    // Somebody looks elsewhere: the map is theirs.
    happen('movestart', { originalEvent: {} as Event });
    camera.keepShown();
    happen('resize');
    expect(fits.length).toBe(3);
  });

  it('is the nation beside the legend of a small frame, and after a jump nothing', () => {
    const { map, fits, happen } = fakeMap(480, 240);
    const camera = createCamera(
      map,
      () => ({ left: 186, right: 0 }),
      () => {},
    );
    happen('resize');
    expect(fits[0]!.bounds).toEqual([...MAIN_ISLANDS]);
    expect(fits[0]!.padding).toMatchObject({ left: 186 + 24, right: 24 });
    camera.showView({ lon: 139, lat: 35, zoom: 9 });
    happen('resize');
    expect(fits.length).toBe(1);
  });

  it('takes the whole map where what lies over it leaves next to nothing', () => {
    const { map, fits } = fakeMap(400, 535);
    createCamera(
      map,
      () => ({ left: 0, right: 300 }),
      () => {},
    ).showExtent(TOWN);
    expect(fits[0]!.padding.right).toBe(48);
  });
});
