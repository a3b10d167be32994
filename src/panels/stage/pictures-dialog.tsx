import { useState } from 'preact/hooks';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { PictureIcon } from '../icons.tsx';
import { saveBlob } from '../scenarios/save-file.ts';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { pictureCaption } from './picture-caption.ts';

/** The long side of a sheet of A4 at 300 dots per inch. */
const PRINT_DOTS = 3508;

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
      {maker === undefined ? <p role="status">{words.noMap}</p> : <Still />}
    </Dialog>
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
  const save = async (pixelRatio: number) => {
    if (maker === undefined || atlas === undefined) return;
    setState('working');
    const fiscalYear = app.fiscalYear.peek();
    const name = nameOf(locale, library.currentId.peek(), app.scenario.peek());
    const caption = pictureCaption(locale, app, atlas, name, fiscalYear);
    const made = await maker.compose(caption, { pixelRatio });
    const blob = made.ok ? await pngOf(made.value) : undefined;
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
          onClick={() => void save(printRatio)}
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

export function pngOf(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png');
  });
}
