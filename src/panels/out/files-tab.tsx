import { useState } from 'preact/hooks';
import {
  type ExportKind,
  type ExportRequest,
  FEATURE_FORMATS,
  type FeatureFormat,
} from '../../data/out/export-files.ts';
import type { ExportChoice } from '../../locale/out/out-words.ts';
import type { Atlas } from '../../model/atlas.ts';
import type { MeasuredFigure } from '../../model/places/measured-coverage.ts';
import { codeOfScope } from '../../model/places/place-scope.ts';
import { useApp, useLocale } from '../app-context.ts';
import { ProblemList } from '../problem-list.tsx';
import { saveBlob } from '../scenarios/save-file.ts';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { useOut } from './out-context.ts';
import { chartsPicture, mapPicture } from './pictures.ts';
import { type ScopeChoice, ScopeFields } from './scope-fields.tsx';

const CHOICES: readonly ExportChoice[] = [
  ...(['tables', 'series', 'municipalities', 'prefectures', 'cells', 'sites'] as const),
  ...(['charts', 'map'] as const),
];
const WITH_SCOPE: readonly ExportChoice[] = [
  'series',
  'municipalities',
  'prefectures',
  'cells',
  'sites',
  'charts',
];
const FEATURES: readonly ExportChoice[] = ['municipalities', 'prefectures', 'cells', 'sites'];

/** One file of one kind, as asked for. */
export function FilesTab({ atlas, ...choice }: ScopeChoice & { readonly atlas: Atlas }) {
  const { words, scope, fiscalYear } = choice;
  const app = useApp();
  const out = useOut();
  const locale = useLocale();
  const { library } = useScenarios();
  const [what, setWhat] = useState<ExportChoice>('tables');
  const [format, setFormat] = useState<FeatureFormat>('geojson');
  const [byteOrderMark, setByteOrderMark] = useState(false);
  const [hasPlace, setHasPlace] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const pictures = useSignalValue(app.pictures);
  const making = useSignalValue(out.making);
  const isFeature = FEATURES.includes(what);
  const isTable = what === 'tables' || what === 'series' || (isFeature && format === 'csv');
  const isBusy = making.kind === 'making' || isDrawing;

  const make = async () => {
    out.cancel();
    setFailed(false);
    const own = app.own.coverage.peek();
    const scenarioName = nameOf(locale, library.currentId.peek(), app.scenario.peek());
    if (what === 'charts' || what === 'map') {
      setDrawing(true);
      const outcome = out.outcome.peek();
      const made =
        what === 'map'
          ? await mapPicture(locale, app, atlas, scenarioName, hasPlace)
          : outcome &&
            (await chartsPicture({ locale, words, atlas, outcome, scope, fiscalYear, scenarioName, own }));
      setDrawing(false);
      setFailed(made === undefined);
      const code = what === 'map' ? app.topic.peek() : codeOfScope(atlas, scope);
      // The map is of the year on screen, whatever year was chosen for other files.
      const year = what === 'map' ? app.fiscalYear.peek() : fiscalYear;
      if (made !== undefined) saveBlob(`denen-${what}-${code}-fy${year}.${made.ending}`, made.blob);
      return;
    }
    const file = await out.make(
      requestOf(what, {
        measured: own?.figures ?? [],
        scenarioName,
        byteOrderMark,
        scope,
        fiscalYear,
        format,
      }),
    );
    if (file !== undefined) saveBlob(file.name, file.blob);
  };

  return (
    <div class="out-files">
      <fieldset class="out-choices">
        <legend>{words.files.what}</legend>
        {CHOICES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="out-what"
              value={each}
              checked={what === each}
              disabled={each === 'map' && pictures === undefined}
              onChange={() => {
                out.cancel();
                setWhat(each);
              }}
            />
            <span>
              <b>{words.files.kinds[each]}</b>
              <span class="muted">
                {each === 'map' && pictures === undefined ? words.files.noMap : words.files.help[each]}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {WITH_SCOPE.includes(what) && (
        <ScopeFields atlas={atlas} {...choice} hasNation hasYear={isFeature || what === 'charts'} />
      )}
      {isFeature && (
        <fieldset class="display-choice">
          <legend>{words.files.format}</legend>
          {FEATURE_FORMATS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="out-format"
                value={each}
                checked={format === each}
                onChange={() => setFormat(each)}
              />
              {words.files.formats[each]}
            </label>
          ))}
        </fieldset>
      )}
      {isTable && (
        <label class="out-check">
          <input
            type="checkbox"
            checked={byteOrderMark}
            onChange={(event) => setByteOrderMark(event.currentTarget.checked)}
          />
          {words.files.byteOrderMark}
        </label>
      )}
      {what === 'map' && (
        <label class="out-check">
          <input
            type="checkbox"
            data-testid="out-map-place"
            checked={hasPlace}
            onChange={(event) => setHasPlace(event.currentTarget.checked)}
          />
          {words.files.mapPlace}
        </label>
      )}
      <div class="button-row">
        <button
          type="button"
          class="button primary"
          data-testid="out-make"
          disabled={isBusy}
          onClick={() => void make()}
        >
          {words.files.make}
        </button>
        {making.kind === 'making' && (
          <button type="button" class="button" data-testid="out-cancel" onClick={() => out.cancel()}>
            {words.files.cancel}
          </button>
        )}
      </div>
      {making.kind === 'making' && (
        <progress class="run-progress" max={1} value={making.fraction} aria-label={words.files.make} />
      )}
      <p
        role="status"
        data-testid="out-state"
        data-state={hasFailed ? 'failed' : isDrawing ? 'making' : making.kind}
      >
        {making.kind === 'making' &&
          words.files.making(locale.format.share(Math.min(making.fraction, 0.99), 0))}
        {making.kind === 'done' &&
          words.files.done(making.name, sizeText(locale.format.decimal, making.bytes))}
        {making.kind === 'cancelled' && words.files.cancelled}
        {(making.kind === 'failed' || hasFailed) && words.files.failed}
      </p>
      {making.kind === 'failed' && <ProblemList problems={making.problems} />}
      <p class="muted">{words.files.carries}</p>
    </div>
  );
}

interface RequestChoice extends Pick<ScopeChoice, 'scope' | 'fiscalYear'> {
  readonly scenarioName: string;
  readonly byteOrderMark: boolean;
  readonly measured: readonly MeasuredFigure[];
  readonly format: FeatureFormat;
}

function requestOf(kind: ExportKind, choice: RequestChoice): ExportRequest {
  const { scenarioName, scope, fiscalYear, format, byteOrderMark, measured } = choice;
  const about = { scenarioName, byteOrderMark, measured };
  if (kind === 'tables') return { kind, ...about };
  if (kind === 'series') return { kind, ...about, scope };
  return { kind, ...about, scope, fiscalYear, format };
}

function sizeText(decimal: (value: number, decimals: number) => string, bytes: number): string {
  return bytes < 1e6 ? `${decimal(bytes / 1e3, 0)} kB` : `${decimal(bytes / 1e6, 1)} MB`;
}
