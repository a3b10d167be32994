import { describe, expect, it } from 'vitest';
import { leastZoom, MAIN_ISLANDS, MIN_ZOOM, nationalView, SMALLEST_ZOOM } from '../../src/map/camera.ts';
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
