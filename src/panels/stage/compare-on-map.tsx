import { useEffect, useRef } from 'preact/hooks';
import {
  beginComparison,
  DIVIDER_ENDS,
  DIVIDER_PAGE,
  DIVIDER_STEP,
  KEPT_ID,
  movedDivider,
} from '../../state/comparison.ts';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useApp, useLocale } from '../app-context.ts';
import { CloseIcon, CompareIcon, ExchangeIcon } from '../icons.tsx';
import { ProblemList } from '../problem-list.tsx';
import { nameOf } from '../scenarios/scenario-names.ts';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { nameOfA } from './side-names.ts';

const MODES = ['swipe', 'delta'] as const;

/** The button on the map that begins and ends a comparison. */
export function CompareButton() {
  const app = useApp();
  const { messages } = useLocale();
  const isOn = useSignalValue(app.comparison.mode) !== 'off';
  const words = messages.stage.comparison;
  const label = isOn ? words.end : words.begin;
  return (
    <button
      type="button"
      class="icon-button raised"
      data-testid="compare-on-map"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => {
        if (isOn) app.comparison.mode.value = 'off';
        else beginComparison(app, 'swipe');
      }}
    >
      <CompareIcon />
    </button>
  );
}

/** Which two scenarios are compared and how, and the divider between them. */
export function CompareOnMap() {
  const { comparison } = useApp();
  const mode = useSignalValue(comparison.mode);
  const outcome = useSignalValue(comparison.outcome);
  if (mode === 'off') return null;
  return (
    <>
      {mode === 'swipe' && outcome !== undefined && <Divider />}
      <Sides />
    </>
  );
}

function Sides() {
  const app = useApp();
  const locale = useLocale();
  const { library } = useScenarios();
  const entries = useSignalValue(library.entries);
  const currentId = useSignalValue(library.currentId);
  const scenario = useSignalValue(app.scenario);
  const kept = useSignalValue(app.editor.kept);
  const isTrial = useSignalValue(app.editor.isTrial);
  const { comparison } = app;
  const mode = useSignalValue(comparison.mode);
  const withId = useSignalValue(comparison.withId);
  const a = useSignalValue(comparison.scenario);
  const progress = useSignalValue(comparison.progress);
  const problems = useSignalValue(comparison.problems);
  const words = locale.messages.stage.comparison;
  const nameA = a === undefined ? '' : nameOfA(locale, withId, currentId, a);
  const nameB = nameOf(locale, currentId, scenario);
  const others = entries.filter(({ id }) => id !== currentId || id === withId);
  return (
    <section class="compare-on-map" aria-label={words.heading} data-testid="compare-sides" data-mode={mode}>
      <label>
        <span>{words.sideA('')}</span>
        <select
          class="select"
          data-testid="compare-with"
          aria-label={words.chooseA}
          value={withId}
          onChange={(event) => {
            comparison.withId.value = event.currentTarget.value;
          }}
        >
          <option value={PLAN_ID}>{locale.messages.app.defaultScenario}</option>
          {(isTrial || withId === KEPT_ID) && (
            <option value={KEPT_ID}>{words.kept(nameOf(locale, currentId, kept))}</option>
          )}
          {others.map(({ id, scenario: each }) => (
            <option key={id} value={id}>
              {nameOf(locale, id, each)}
            </option>
          ))}
        </select>
      </label>
      <span class="side-b">{words.sideB(nameB)}</span>
      <fieldset class="segmented">
        <legend class="visually-hidden">{words.mode}</legend>
        {MODES.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="comparison-mode"
              value={each}
              checked={mode === each}
              onChange={() => {
                comparison.mode.value = each;
              }}
            />
            <span>{words.modes[each]}</span>
          </label>
        ))}
      </fieldset>
      {withId !== KEPT_ID && (
        <button
          type="button"
          class="icon-button"
          data-testid="exchange-sides"
          aria-label={words.exchange}
          title={words.exchange}
          onClick={() => {
            library.open(withId);
            comparison.withId.value = currentId;
          }}
        >
          <ExchangeIcon />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        data-testid="end-comparison"
        aria-label={words.end}
        title={words.end}
        onClick={() => {
          comparison.mode.value = 'off';
        }}
      >
        <CloseIcon />
      </button>
      {progress !== undefined && (
        <p role="status" class="compare-progress" data-testid="compare-progress">
          {words.computing(nameA)} <progress max={1} value={progress} aria-label={words.computing(nameA)} />
        </p>
      )}
      {problems.length > 0 && (
        <div role="alert">
          <p>{words.failed}</p>
          <ProblemList problems={problems} />
        </div>
      )}
    </section>
  );
}

function Divider() {
  const { comparison, presenting } = useApp();
  const { messages, format } = useLocale();
  const divider = useSignalValue(comparison.divider);
  const handle = useRef<HTMLDivElement>(null);
  const words = messages.stage.comparison;
  // A presenter goes on with the keys: the divider is what moves next.
  useEffect(() => {
    if (presenting.isOn.peek()) handle.current?.focus();
  }, []);
  const put = (to: number) => {
    comparison.divider.value = movedDivider(to);
  };
  const onKey = (event: KeyboardEvent) => {
    const [first, last] = DIVIDER_ENDS;
    const step = event.shiftKey ? DIVIDER_PAGE : DIVIDER_STEP;
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: divider - step,
      ArrowDown: divider - step,
      ArrowRight: divider + step,
      ArrowUp: divider + step,
      Home: first,
      End: last,
    };
    const to = places[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    put(to);
  };
  const percent = format.share(divider, 0);
  return (
    <div
      ref={handle}
      class="map-divider"
      data-testid="map-divider"
      role="slider"
      tabIndex={0}
      aria-label={words.divider}
      aria-valuemin={100 * DIVIDER_ENDS[0]}
      aria-valuemax={100 * DIVIDER_ENDS[1]}
      aria-valuenow={Math.round(100 * divider)}
      aria-valuetext={words.dividerAt(percent)}
      style={{ left: `${100 * divider}%` }}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        event.currentTarget.focus();
      }}
      onPointerMove={(event) => {
        const area = event.currentTarget.parentElement;
        if (!event.currentTarget.hasPointerCapture(event.pointerId) || area === null) return;
        const { left, width } = area.getBoundingClientRect();
        put((event.clientX - left) / width);
      }}
    >
      <span class="map-divider-side map-divider-a" aria-hidden="true">
        A
      </span>
      <span class="map-divider-side map-divider-b" aria-hidden="true">
        B
      </span>
    </div>
  );
}
