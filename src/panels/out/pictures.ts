/** Charts and the map as PNG at print size. */
import { h, render } from 'preact';
import { ownDataNote } from '../../data/out/measured-table.ts';
import type { PngNotes } from '../../data/out/png-notes.ts';
import { auxiliaryXml, worldFile } from '../../data/out/world-file.ts';
import type { Locale } from '../../locale/locale.ts';
import type { OutWords } from '../../locale/out/out-words.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { MeasuredCoverage } from '../../model/places/measured-coverage.ts';
import { nameOfScope, type PlaceScope } from '../../model/places/place-scope.ts';
import { createPictureZip } from '../../services/picture-zip.ts';
import type { AppState } from '../../state/app-state.ts';
import { captionNotes, pictureCaption } from '../stage/picture-caption.ts';
import { pictureNotes } from '../stage/picture-notes.ts';
import { PRINT_DOTS, PRINT_DOTS_PER_INCH, pngOf } from '../stage/png-of.ts';
import { CHARTS_HEIGHT, CHARTS_WIDTH, ChartsPicture, creditsOfCharts } from './charts-picture.tsx';

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

/** A file, and how its name ends. */
export interface PictureFile {
  readonly blob: Blob;
  readonly ending: 'png' | 'zip';
}

/** @returns undefined where the browser does not draw it */
export async function chartsPicture(request: ChartsRequest): Promise<PictureFile | undefined> {
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
    const blob = await pngOf(canvas, { ...chartsNotes(request), dotsPerInch: PRINT_DOTS_PER_INCH });
    return blob && { blob, ending: 'png' };
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function chartsNotes(request: ChartsRequest): PngNotes {
  const { locale, words, atlas, outcome, scope, fiscalYear, scenarioName, own } = request;
  const { language, messages } = locale;
  const { sheet } = words;
  const charts = [sheet.fibreChart, sheet.radioChart].join(messages.places.separator);
  const figures = own?.figures.filter(
    ({ municipality }) => scope.kind === 'municipality' && municipality === scope.index,
  );
  return pictureNotes({
    ...{ language, atlas, scenarioName, fiscalYear },
    run: outcome,
    kind: 'charts',
    title: `${nameOfScope(atlas, scope, language, words.nation)} ${charts}`,
    description: [sheet.scenario(scenarioName), sheet.modelledNote].join('\n'),
    credit: creditsOfCharts(atlas, language),
    ownData: ownDataNote(figures ?? [], 'Dots are measured shares of the user; lines are the model’s.'),
  });
}

/** The map as the page shows it; asked for with its place, as an archive with the files that a map program reads. */
export async function mapPicture(
  locale: Locale,
  app: AppState,
  atlas: Atlas,
  scenarioName: string,
  hasPlace: boolean,
): Promise<PictureFile | undefined> {
  const maker = app.pictures.peek();
  const map = document.querySelector('[data-testid="map"]');
  if (maker === undefined || map === null) return undefined;
  const fiscalYear = app.fiscalYear.peek();
  const caption = pictureCaption(locale, app, atlas, scenarioName, fiscalYear);
  const pixelRatio = PRINT_DOTS / Math.max(1, map.clientWidth, map.clientHeight);
  const made = await maker.compose(caption, { pixelRatio });
  if (!made.ok) return undefined;
  const { canvas, place } = made.value;
  const notes = captionNotes(locale, app, atlas, scenarioName, fiscalYear, caption);
  const blob = await pngOf(canvas, { ...notes, dotsPerInch: PRINT_DOTS_PER_INCH });
  if (blob === undefined) return undefined;
  if (!hasPlace || place === undefined) return { blob, ending: 'png' };
  const zip = createPictureZip();
  await zip.add('denen-map.png', blob);
  await zip.add('denen-map.pgw', new Blob([worldFile(place)]));
  await zip.add('denen-map.png.aux.xml', new Blob([auxiliaryXml(place)]));
  return { blob: zip.finish(), ending: 'zip' };
}
