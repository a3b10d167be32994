/** Charts and the map as PNG at print size. */
import { h, render } from 'preact';
import type { Locale } from '../../locale/locale.ts';
import type { OutWords } from '../../locale/out/out-words.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import type { PlaceScope } from '../../model/places/place-scope.ts';
import type { AppState } from '../../state/app-state.ts';
import { pictureCaption } from '../stage/picture-caption.ts';
import { pngOf } from '../stage/png-of.ts';
import { CHARTS_HEIGHT, CHARTS_WIDTH, ChartsPicture } from './charts-picture.tsx';

/** The long side of a sheet of A4 at 300 dots per inch. */
const PRINT_DOTS = 3508;

export interface ChartsRequest {
  readonly locale: Locale;
  readonly words: OutWords;
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  readonly scope: PlaceScope;
  readonly fiscalYear: number;
  readonly scenarioName: string;
  /** Measured coverage of the user's own. */
  readonly own: MeasuredCoverage | undefined;
}

/** @returns undefined where the browser does not draw it */
export async function chartsPicture(request: ChartsRequest): Promise<Blob | undefined> {
  const host = document.createElement('div');
  render(h(ChartsPicture, request), host);
  const svg = host.firstElementChild;
  if (svg === null) return undefined;
  const text = new XMLSerializer().serializeToString(svg);
  render(null, host);
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PRINT_DOTS;
    canvas.height = Math.round((PRINT_DOTS * CHARTS_HEIGHT) / CHARTS_WIDTH);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await pngOf(canvas);
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The map as the page shows it. */
export async function mapPicture(
  locale: Locale,
  app: AppState,
  atlas: Atlas,
  scenarioName: string,
): Promise<Blob | undefined> {
  const maker = app.pictures.peek();
  const map = document.querySelector('[data-testid="map"]');
  if (maker === undefined || map === null) return undefined;
  const caption = pictureCaption(locale, app, atlas, scenarioName, app.fiscalYear.peek());
  const pixelRatio = PRINT_DOTS / Math.max(1, map.clientWidth, map.clientHeight);
  const made = await maker.compose(caption, { pixelRatio });
  return made.ok ? pngOf(made.value) : undefined;
}
