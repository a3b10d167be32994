/** Makes pictures of the map: draws it at another size and pixel ratio, copies what is drawn, and puts it back. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { failure, type Result, success } from '../model/problem.ts';
import type { Theme } from '../state/app-state.ts';
import type { PictureCaption, PictureMaker, PictureSize } from '../state/map-picture.ts';
import { composePicture, mapSizeIn } from './compose-picture.ts';
import { mapColoursOf } from './map-colours.ts';
import type { Points } from './points.ts';

export interface PictureMakerOptions {
  readonly map: MapLibreMap;
  /** Holds the map and nothing else. */
  readonly element: HTMLElement;
  readonly theme: () => Theme;
  readonly points: Points;
}

/** A map that is still loading after this long is taken as it is. */
const LONGEST_WAIT_MS = 20_000;
const EQUATOR_M = 40_075_016.7;
const TILE_PX = 512;

export function createPictureMaker(options: PictureMakerOptions): PictureMaker {
  let last: Promise<unknown> = Promise.resolve();
  return {
    compose(caption, size) {
      // One after the other: each borrows the map on screen.
      const made = last.then(() => make(options, caption, size));
      last = made.catch(() => {});
      return made;
    },
  };
}

async function make(
  { map, element, theme, points }: PictureMakerOptions,
  caption: PictureCaption,
  { pixelRatio, width, height }: PictureSize,
): Promise<Result<HTMLCanvasElement>> {
  const asked =
    width !== undefined && height !== undefined
      ? mapSizeIn(caption, width, height)
      : { width: element.clientWidth, height: element.clientHeight };
  if (asked === undefined || asked.width === 0 || asked.height === 0) {
    const got = `${width ?? 0} × ${height ?? 0}`;
    return failure({ kind: 'out-of-range', what: 'size', where: 'picture', expected: 'room for a map', got });
  }
  const before = {
    pixelRatio: map.getPixelRatio(),
    centre: map.getCenter(),
    zoom: map.getZoom(),
    width: element.clientWidth,
    height: element.clientHeight,
  };
  const isResized = asked.width !== before.width || asked.height !== before.height;
  try {
    if (isResized) {
      element.style.width = `${asked.width}px`;
      element.style.height = `${asked.height}px`;
      map.resize();
      // The same extent, as far as the other shape allows.
      const growth = Math.min(asked.width / before.width, asked.height / before.height);
      map.jumpTo({ center: before.centre, zoom: before.zoom + Math.log2(growth) });
    }
    if (pixelRatio !== before.pixelRatio) map.setPixelRatio(pixelRatio);
    await idle(map);
    points.redraw(pixelRatio);
    const canvas = await copyOf(map, mapColoursOf(theme()).sea, () => points.canvas());
    const { lat } = map.getCenter();
    const metresPerPixel = (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** map.getZoom());
    const frame = { canvas, ...asked, metresPerPixel, theme: theme(), divider: 0.5 };
    return success(composePicture(frame, caption, pixelRatio));
  } finally {
    if (isResized) {
      element.style.width = '';
      element.style.height = '';
      map.resize();
      map.jumpTo({ center: before.centre, zoom: before.zoom });
    }
    if (pixelRatio !== before.pixelRatio) map.setPixelRatio(before.pixelRatio);
    points.redraw(undefined);
    map.triggerRepaint();
  }
}

/** Once everything that is under way has been drawn. */
function idle(map: MapLibreMap): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      map.off('idle', done);
      resolve();
    };
    const timer = setTimeout(done, LONGEST_WAIT_MS);
    map.on('idle', done);
    map.triggerRepaint();
  });
}

/** The drawing buffers are only there until the frame has been shown, so they are copied within the frame. */
function copyOf(
  map: MapLibreMap,
  sea: string,
  above: () => HTMLCanvasElement | undefined,
): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const target = document.createElement('canvas');
      target.width = source.width;
      target.height = source.height;
      const context = target.getContext('2d');
      if (context === null) throw new Error('Expected a 2D context, got none.');
      context.fillStyle = sea;
      context.fillRect(0, 0, target.width, target.height);
      context.drawImage(source, 0, 0);
      const points = above();
      if (points !== undefined) context.drawImage(points, 0, 0, target.width, target.height);
      resolve(target);
    });
    map.triggerRepaint();
  });
}
