/**
 * The nation on screen before the map that can be moved: a graphics card made of software takes a second to wake and
 * another to learn the map's shaders, and the first numbers want the same cores. The map's worker draws this picture
 * without a card. It follows the state, and pointing at it finds the same cells.
 */
import { effect, signal } from '@preact/signals-core';
import { LEVEL_COUNT } from '../data/cell-pages.ts';
import { latOfMercatorY, lonOfMercatorX } from '../model/web-mercator.ts';
import type { AppState, Place } from '../state/app-state.ts';
import { LAYERS, layerPalette } from '../state/layers/index.ts';
import { nationalView } from './camera.ts';
import { levelForScale } from './cell-geometry.ts';
import { pickCell } from './cell-picking.ts';
import { mapColoursOf } from './map-colours.ts';
import type { MapData } from './map-data.ts';
import { nationalLines } from './map-style.ts';

export interface FirstPicture {
  /** Takes the picture away. */
  dispose(): void;
}

interface PictureOptions {
  readonly data: MapData;
  readonly state: AppState;
  /** Called each time that a picture has been put on the screen. */
  onShown(): void;
}

/** @param host is covered by the picture wholly */
export function createFirstPicture(
  host: HTMLElement,
  { data, state, onShown }: PictureOptions,
): FirstPicture {
  const canvas = document.createElement('canvas');
  canvas.className = 'first-picture';
  host.append(canvas);
  const context = canvas.getContext('bitmaprenderer');
  const size = signal({ width: host.clientWidth, height: host.clientHeight });
  const observer = new ResizeObserver(() => {
    size.value = { width: host.clientWidth, height: host.clientHeight };
  });
  observer.observe(host);
  let isDisposed = false;

  const viewNow = () => {
    const { width, height } = size.value;
    const view = nationalView(width, height, devicePixelRatio);
    return { view, shift: levelForScale(view.worldPixels / 360, LEVEL_COUNT) };
  };
  /** What is to be seen, as the state says; undefined as long as there is nothing. */
  const wanted = () => {
    const atlas = state.atlas.value;
    if (atlas.kind !== 'open' || size.value.width === 0 || size.value.height === 0) return undefined;
    return {
      input: { atlas: atlas.atlas, outcome: state.outcome.value, prepared: state.preparedNow.value },
      layer: LAYERS[state.topic.value],
      fiscalYear: state.fiscalYear.value,
      theme: state.theme.value,
    };
  };
  const lookOf = ({ input, layer, fiscalYear, theme }: NonNullable<ReturnType<typeof wanted>>) => {
    const { view, shift } = viewNow();
    const classes = new Uint8Array(input.atlas.lattice.cellCount);
    layer.cellClasses(input, fiscalYear, classes);
    const { coastLines, prefectureLines } = nationalLines(theme, view.zoom);
    const inDevicePixels = (line: typeof coastLines) => ({ ...line, width: line.width * devicePixelRatio });
    return {
      view,
      shift,
      land: mapColoursOf(theme).land,
      lines: { coastLines: inDevicePixels(coastLines), prefectureLines: inDevicePixels(prefectureLines) },
      classes,
      palette: layerPalette(layer, 'cell', theme, fiscalYear),
    };
  };

  let waiting: ReturnType<typeof wanted>;
  let isPainting = false;
  const paint = async () => {
    isPainting = true;
    // While one picture is drawn the state may move on; only the newest is worth the next one.
    while (waiting !== undefined && !isDisposed) {
      // In a task of its own: what has changed the state is drawn by the panels in the present one.
      await new Promise((resolve) => setTimeout(resolve));
      const next = waiting;
      waiting = undefined;
      const bitmap = await data.service.paintNation(lookOf(next));
      if (bitmap === undefined || isDisposed) continue;
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      context?.transferFromImageBitmap(bitmap);
      onShown();
    }
    isPainting = false;
  };
  const stop = effect(() => {
    waiting = wanted();
    if (!isPainting) void paint();
  });

  const cellAt = ({ clientX, clientY }: MouseEvent): Place | undefined => {
    const atlas = state.atlas.peek();
    if (atlas.kind !== 'open') return undefined;
    const { view, shift } = viewNow();
    const box = canvas.getBoundingClientRect();
    const lon = lonOfMercatorX(view.x + ((clientX - box.left) * devicePixelRatio) / view.worldPixels);
    const lat = latOfMercatorY(view.y + ((clientY - box.top) * devicePixelRatio) / view.worldPixels);
    const index = pickCell(atlas.atlas.lattice, atlas.atlas.cells.population, lat, lon, shift);
    return index < 0 ? undefined : { level: 'cell', index };
  };
  canvas.addEventListener('pointermove', (event) => {
    const place = cellAt(event);
    if (state.hovered.peek()?.index !== place?.index) state.hovered.value = place;
  });
  canvas.addEventListener('pointerleave', () => {
    state.hovered.value = undefined;
  });
  canvas.addEventListener('click', (event) => {
    state.selected.value = cellAt(event);
  });

  return {
    dispose() {
      isDisposed = true;
      stop();
      observer.disconnect();
      canvas.remove();
    },
  };
}
