import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../model/problem.ts';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { PictureIcon } from '../icons.tsx';
import { ProblemList } from '../problem-list.tsx';
import { saveBlob } from '../scenarios/save-file.ts';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { FILM_HEIGHT, FILM_WIDTH, type FilmKind, makeFilm } from './make-film.ts';
import { captionNotes, pictureCaption } from './picture-caption.ts';
import { PRINT_DOTS, PRINT_DOTS_PER_INCH, pngOf } from './png-of.ts';

/** The button on the map that opens pictures and films of it. */
export function PicturesButton() {
  const { messages } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const label = messages.stage.pictures.open;
  return (
    <>
      <button
        type="button"
        class="icon-button raised"
        data-testid="open-pictures"
        aria-haspopup="dialog"
        aria-label={label}
        title={label}
        onClick={() => setOpen(true)}
      >
        <PictureIcon />
      </button>
      {isOpen && <PicturesDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PicturesDialog({ onClose }: { onClose: () => void }) {
  const app = useApp();
  const { messages } = useLocale();
  const words = messages.stage.pictures;
  const maker = useSignalValue(app.pictures);
  return (
    <Dialog heading={words.heading} testId="pictures-dialog" onClose={onClose}>
      <p class="muted">{words.explanation}</p>
      {maker === undefined ? <p role="status">{words.noMap}</p> : <Pictures />}
    </Dialog>
  );
}

function Pictures() {
  return (
    <>
      <Still />
      <Film />
    </>
  );
}

type FilmState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

/** The playback as a file; closing the dialog ends it. */
function Film() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const { library } = useScenarios();
  const speed = useSignalValue(app.playback.speed);
  const outcome = useSignalValue(app.outcome);
  const [state, setState] = useState<FilmState>({ kind: 'idle' });
  const wanted = useRef(0);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(
    () => () => {
      wanted.current++;
    },
    [],
  );
  const { messages, format } = locale;
  const words = messages.stage.pictures;
  const make = async (kind: FilmKind) => {
    if (atlas === undefined) return;
    const own = ++wanted.current;
    // One that was stopped still puts the year back.
    await running.current;
    if (own !== wanted.current) return;
    const making = makeFilm({
      kind,
      locale,
      app,
      atlas,
      scenarioName: nameOf(locale, library.currentId.peek(), app.scenario.peek()),
      onProgress: (done, total) => setState({ kind: 'working', done, total }),
      isCancelled: () => own !== wanted.current,
    });
    running.current = making.catch(() => {});
    const result = await making;
    if (own !== wanted.current) return;
    setState(result.ok ? { kind: 'idle' } : { kind: 'failed', problems: result.problems });
    const name = `denen ${messages.topics[app.topic.peek()]}`;
    if (result.ok) saveBlob(kind === 'film' ? `${name}.webm` : `${name}.zip`, result.value);
  };
  const isWorking = state.kind === 'working';
  return (
    <section aria-label={words.film}>
      <h3>{words.film}</h3>
      <p class="muted">
        {words.filmExplanation(
          words.dots(format.integer(FILM_WIDTH), format.integer(FILM_HEIGHT)),
          messages.stage.playback.speedOf(format.decimal(speed, 1)),
        )}
      </p>
      <div class="button-row">
        <button
          type="button"
          class="button"
          data-testid="save-film"
          disabled={isWorking || outcome === undefined}
          onClick={() => void make('film')}
        >
          {words.saveFilm}
        </button>
        <button
          type="button"
          class="button"
          data-testid="save-series"
          disabled={isWorking || outcome === undefined}
          onClick={() => void make('series')}
        >
          {words.saveSeries}
        </button>
      </div>
      {typeof VideoEncoder === 'undefined' && <p>{words.noFilm}</p>}
      <div role="status" data-testid="film-state" data-state={state.kind}>
        {isWorking && (
          <p class="button-row">
            {words.drawing(format.integer(state.done + 1), format.integer(state.total))}
            <progress max={state.total} value={state.done} aria-label={words.film} />
            <button
              type="button"
              class="button"
              data-testid="stop-film"
              onClick={() => {
                wanted.current++;
                setState({ kind: 'idle' });
              }}
            >
              {words.stop}
            </button>
          </p>
        )}
        {state.kind === 'failed' && (
          <>
            <p>{state.problems.some(({ kind }) => kind === 'unavailable') ? words.noFilm : words.failed}</p>
            <ProblemList problems={state.problems} />
          </>
        )}
      </div>
    </section>
  );
}

function Still() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const { library } = useScenarios();
  const maker = useSignalValue(app.pictures);
  const [state, setState] = useState<'idle' | 'working' | 'failed'>('idle');
  const { messages, format } = locale;
  const words = messages.stage.pictures;
  const map = document.querySelector('[data-testid="map"]');
  const width = map?.clientWidth ?? 0;
  const height = map?.clientHeight ?? 0;
  const printRatio = PRINT_DOTS / Math.max(1, width, height);
  const dots = (ratio: number) =>
    words.dots(format.integer(Math.round(width * ratio)), format.integer(Math.round(height * ratio)));
  const save = async (pixelRatio: number, dotsPerInch?: number) => {
    if (maker === undefined || atlas === undefined) return;
    setState('working');
    const fiscalYear = app.fiscalYear.peek();
    const name = nameOf(locale, library.currentId.peek(), app.scenario.peek());
    const caption = pictureCaption(locale, app, atlas, name, fiscalYear);
    const made = await maker.compose(caption, { pixelRatio });
    const notes = captionNotes(locale, app, atlas, name, fiscalYear, caption);
    const blob = made.ok ? await pngOf(made.value.canvas, { ...notes, dotsPerInch }) : undefined;
    setState(blob === undefined ? 'failed' : 'idle');
    if (blob !== undefined) saveBlob(`denen ${caption.title} ${caption.year}.png`, blob);
  };
  return (
    <section aria-label={words.still}>
      <h3>{words.still}</h3>
      <div class="button-row">
        <button
          type="button"
          class="button"
          data-testid="save-png-screen"
          disabled={state === 'working'}
          onClick={() => void save(devicePixelRatio)}
        >
          {words.saveScreen}
        </button>
        <button
          type="button"
          class="button"
          data-testid="save-png-print"
          disabled={state === 'working'}
          onClick={() => void save(printRatio, PRINT_DOTS_PER_INCH)}
        >
          {words.savePrint}
        </button>
      </div>
      <p class="muted">{words.sizes(dots(devicePixelRatio), dots(printRatio))}</p>
      <p role="status" data-testid="picture-state" data-state={state}>
        {state === 'working' ? words.working : state === 'failed' ? words.failed : ''}
      </p>
    </section>
  );
}
