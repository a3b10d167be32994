/** A playback as a film or a series of pictures: each fiscal year drawn with its caption, one after the other. */
import type { PngNotes } from '../../data/out/png-notes.ts';
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { failure, type Result, success } from '../../model/problem.ts';
import { createFilmWriter } from '../../services/film-writer.ts';
import { createPictureZip } from '../../services/picture-zip.ts';
import type { AppState } from '../../state/app-state.ts';
import { PLAYBACK_YEAR_MS } from '../../state/playback.ts';
import { captionNotes, pictureCaption } from './picture-caption.ts';
import { pngOf } from './png-of.ts';

export type FilmKind = 'film' | 'series';

/** Full HD: what projectors and sites that show films take. */
export const FILM_WIDTH = 1920;
export const FILM_HEIGHT = 1080;
/** Drawn as on a smaller screen, so that captions are read from the back of a room. */
const FILM_RATIO = 1.5;
/** The last year stays, so that it can be read. */
const LAST_YEAR_TIMES = 3;

export interface FilmRequest {
  readonly kind: FilmKind;
  readonly locale: Locale;
  readonly app: AppState;
  readonly atlas: Atlas;
  readonly scenarioName: string;
  /** Told before each year. */
  readonly onProgress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/** @returns the file; the year on screen is as before afterwards */
export async function makeFilm(request: FilmRequest): Promise<Result<Blob>> {
  const { kind, app } = request;
  const before = app.fiscalYear.peek();
  app.playing.value = false;
  try {
    return kind === 'film' ? await film(request) : await series(request);
  } finally {
    app.fiscalYear.value = before;
  }
}

async function film(request: FilmRequest): Promise<Result<Blob>> {
  const writer = await createFilmWriter(FILM_WIDTH, FILM_HEIGHT);
  if (!writer.ok) return writer;
  const yearSeconds = PLAYBACK_YEAR_MS / request.app.playback.speed.peek() / 1000;
  const drawn = await eachYear(request, async (picture, fiscalYear) => {
    const times = fiscalYear === LAST_FISCAL_YEAR ? LAST_YEAR_TIMES : 1;
    await writer.value.add(picture, yearSeconds * times);
  });
  if (drawn.ok) return success(await writer.value.finish());
  await writer.value.cancel();
  return drawn;
}

async function series(request: FilmRequest): Promise<Result<Blob>> {
  const zip = createPictureZip();
  const topic = request.app.topic.peek();
  const drawn = await eachYear(request, async (picture, fiscalYear, notes) => {
    const png = await pngOf(picture, notes());
    if (png === undefined) throw new Error('Expected a PNG, got none.');
    await zip.add(`denen-${topic}-${fiscalYear}.png`, png);
  });
  return drawn.ok ? success(zip.finish()) : drawn;
}

async function eachYear(
  { locale, app, atlas, scenarioName, onProgress, isCancelled }: FilmRequest,
  take: (picture: HTMLCanvasElement, fiscalYear: number, notes: () => PngNotes) => Promise<void>,
): Promise<Result<undefined>> {
  for (const [done, fiscalYear] of FISCAL_YEARS.entries()) {
    const maker = app.pictures.peek();
    if (isCancelled() || maker === undefined) return cancelled();
    onProgress(done, FISCAL_YEARS.length);
    app.fiscalYear.value = fiscalYear;
    const caption = pictureCaption(locale, app, atlas, scenarioName, fiscalYear);
    const made = await maker.compose(caption, {
      pixelRatio: FILM_RATIO,
      width: FILM_WIDTH / FILM_RATIO,
      height: FILM_HEIGHT / FILM_RATIO,
    });
    if (!made.ok) return made;
    if (isCancelled()) return cancelled();
    await take(made.value.canvas, fiscalYear, () =>
      captionNotes(locale, app, atlas, scenarioName, fiscalYear, caption),
    );
  }
  return success(undefined);
}

function cancelled() {
  return failure({
    kind: 'cancelled',
    what: 'film',
    where: 'pictures',
    expected: 'all years',
    got: 'a stop',
  });
}
