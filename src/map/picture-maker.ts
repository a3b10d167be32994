/** Makes pictures of the map: draws it at another size and pixel ratio, copies what is drawn, and puts it back. */
import type { ReadonlySignal } from '@preact/signals-core';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { failure, type Result, success } from '../model/problem.ts';
import { mercatorX, mercatorY } from '../model/web-mercator.ts';
import type { Theme } from '../state/app-state.ts';
import type { MapPicture, PictureCaption, PictureMaker, PictureSize } from '../state/map-picture.ts';
import { composePicture, HEADER_HEIGHT, mapSizeIn } from './compose-picture.ts';
import { mapColoursOf } from './map-colours.ts';
import type { Points } from './points.ts';
import type { SideMap } from './side-map.ts';

export interface PictureMakerOptions {
  readonly map: MapLibreMap;
  /** Holds the map and nothing else. */
  readonly element: HTMLElement;
  readonly theme: () => Theme;
  readonly points: Points;
  /** The left half of a divided map, and where it ends, 0–1. */
  readonly side: ReadonlySignal<SideMap | undefined>;
  readonly divider: ReadonlySignal<number>;
}

/** A map that is still loading after this long is taken as it is. */
const LONGEST_WAIT_MS = 20_000;
/** Around the sphere of EPSG:3857, whose radius is 6,378,137 m. */
const EQUATOR_M = 2 * Math.PI * 6_378_137;
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
  { map, element, theme, points, side, divider }: PictureMakerOptions,
  caption: PictureCaption,
  { pixelRatio, width, height }: PictureSize,
): Promise<Result<MapPicture>> {
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
  const left = side.peek();
  const isResized = asked.width !== before.width || asked.height !== before.height;
  const maps = [{ map, points }, ...(left === undefined ? [] : [left])];
  try {
    if (isResized) {
      element.style.width = `${asked.width}px`;
      element.style.height = `${asked.height}px`;
      for (const each of maps) each.map.resize();
      // The same extent, as far as the other shape allows.
      const growth = Math.min(asked.width / before.width, asked.height / before.height);
      map.jumpTo({ center: before.centre, zoom: before.zoom + Math.log2(growth) });
    }
    if (pixelRatio !== before.pixelRatio) for (const each of maps) each.map.setPixelRatio(pixelRatio);
    const { sea } = mapColoursOf(theme());
    const canvases: HTMLCanvasElement[] = [];
    for (const each of maps) {
      await idle(each.map);
      each.points.redraw(pixelRatio);
      canvases.push(await copyOf(each.map, sea, () => each.points.canvas()));
    }
    const canvas = joined(canvases, divider.peek());
    const { lat } = map.getCenter();
    const mercatorMetres = EQUATOR_M / (TILE_PX * 2 ** map.getZoom());
    const metresPerPixel = mercatorMetres * Math.cos((lat * Math.PI) / 180);
    const frame = { canvas, ...asked, metresPerPixel, theme: theme(), divider: divider.peek() };
    const place = placeOf(map, mercatorMetres, pixelRatio);
    return success({ canvas: composePicture(frame, caption, pixelRatio), place });
  } finally {
    if (isResized) {
      element.style.width = '';
      element.style.height = '';
      for (const each of maps) each.map.resize();
      map.jumpTo({ center: before.centre, zoom: before.zoom });
    }
    for (const each of maps) {
      if (pixelRatio !== before.pixelRatio) each.map.setPixelRatio(before.pixelRatio);
      each.points.redraw(undefined);
      each.map.triggerRepaint();
    }
  }
}

/** @param mercatorMetres of the projection to a CSS pixel */
function placeOf(map: MapLibreMap, mercatorMetres: number, pixelRatio: number): MapPicture['place'] {
  if (map.getBearing() !== 0 || map.getPitch() !== 0) return undefined;
  const corner = map.unproject([0, 0]);
  return {
    metresPerDot: mercatorMetres / pixelRatio,
    west: (mercatorX(corner.lng) - 0.5) * EQUATOR_M,
    north: (0.5 - mercatorY(corner.lat)) * EQUATOR_M + HEADER_HEIGHT * mercatorMetres,
  };
}

/** The second over the left of the first, with a line where they meet. */
function joined([whole, left]: readonly HTMLCanvasElement[], divider: number): HTMLCanvasElement {
  if (whole === undefined) throw new Error('Expected a map, got none.');
  const context = left === undefined ? null : whole.getContext('2d');
  if (context === null || left === undefined) return whole;
  const width = Math.round(whole.width * divider);
  context.drawImage(left, 0, 0, width, left.height, 0, 0, width, whole.height);
  context.fillStyle = '#ffffff';
  context.fillRect(width - 1, 0, 3, whole.height);
  context.fillStyle = '#111820';
  context.fillRect(width, 0, 1, whole.height);
  return whole;
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
