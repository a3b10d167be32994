import { useMemo, useState } from 'preact/hooks';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import type { Part } from '../model/part-inputs.ts';
import { nationalSeries } from '../model/place-figures.ts';
import { publishedPoints } from '../model/published-points.ts';
import { PLAYBACK_SPEEDS } from '../state/playback.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import {
  type CostRow,
  type CoverageChart,
  costRows,
  coverageCharts,
  preparedSeries,
} from './chart-view-model.ts';
import { CostBars, CostKey } from './cost-bars.tsx';
import { drawnWhenChanged, useUnchanged } from './drawn-when-changed.tsx';
import { LoopIcon, PauseIcon, PlayIcon, TableIcon } from './icons.tsx';
import { nationalBands } from './national-bands.ts';
import { SeriesDialog } from './series-dialog.tsx';
import { metricValueText } from './target-view-model.ts';
import { useSelected, useSignalValue } from './use-signal-value.ts';
import { YearChart } from './year-chart.tsx';

/** Parts that somebody pays for. */
const PAID_PARTS: readonly Part[] = ['fibre', 'radio', 'hubs'];

/** One axis of years for the charts and the slider; a line through all of them marks the chosen year. */
export function Timeline() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const targets = useSelected(() => app.scenario.value.targets, [app]);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const oldParts = useSignalValue(app.oldParts);
  const currentMembers = useSignalValue(app.uncertainty.current);
  const members = useSignalValue(app.uncertainty.areBandsShown) ? currentMembers : undefined;
  const [isTableOpen, setTableOpen] = useState(false);
  const { messages, format } = locale;

  const prepared = useSignalValue(app.preparedNow);
  const national = useMemo(() => {
    if (atlas === undefined) return undefined;
    if (outcome !== undefined) return nationalSeries(atlas, outcome);
    return prepared && preparedSeries(prepared);
  }, [atlas, outcome, prepared]);
  const published = useMemo(() => atlas && publishedPoints(atlas), [atlas]);
  const charts = useUnchanged(
    useMemo(
      () =>
        national === undefined
          ? []
          : coverageCharts(
              locale,
              national,
              FISCAL_YEARS,
              targets,
              published,
              members && nationalBands(members),
            ),
      [national, locale, targets, published, members],
    ),
  );
  const rows = useUnchanged(useMemo(() => (outcome === undefined ? [] : costRows(outcome)), [outcome]));
  const costs = outcome === undefined ? undefined : rows;
  const share = (fiscalYear - FIRST_FISCAL_YEAR) / (LAST_FISCAL_YEAR - FIRST_FISCAL_YEAR);

  return (
    <section class="timeline" aria-label={messages.time.heading} style={{ '--year-share': share }}>
      <div class="strips">
        {charts.map((chart) => (
          <Strip key={chart.id} chart={chart} isOld={oldParts.includes(chart.id)} fiscalYear={fiscalYear} />
        ))}
        {charts.length === 0 && <p class="strip-waiting muted">{messages.board.waiting}</p>}
        {costs !== undefined && (
          <CostStrip
            rows={costs}
            isOld={oldParts.some((part) => PAID_PARTS.includes(part))}
            fiscalYear={fiscalYear}
          />
        )}
        {charts.length > 0 && <div class="year-line" aria-hidden="true" />}
      </div>
      <YearRow fiscalYear={fiscalYear} />
      {charts.length > 0 && costs !== undefined && (
        <button
          type="button"
          class="icon-button chart-table-button"
          aria-haspopup="dialog"
          data-testid="chart-table"
          aria-label={`${messages.time.charts} — ${messages.time.asTable}`}
          title={messages.time.asTable}
          onClick={() => setTableOpen(true)}
        >
          <TableIcon />
        </button>
      )}
      {isTableOpen && costs !== undefined && (
        <SeriesDialog
          charts={charts}
          costs={costs}
          year={format.fiscalYear}
          onClose={() => setTableOpen(false)}
        />
      )}
    </section>
  );
}

interface StripProps {
  readonly isOld: boolean;
  readonly fiscalYear: number;
}

const Strip = drawnWhenChanged(
  ({ chart, isOld, fiscalYear }: StripProps & { readonly chart: CoverageChart }) => {
    const app = useApp();
    const targets = useSelected(() => app.scenario.value.targets, [app]);
    const locale = useLocale();
    const theme = useSignalValue(app.theme);
    const at = fiscalYear - FIRST_FISCAL_YEAR;
    return (
      <div class="strip" data-testid={`chart-${chart.id}`} data-old={isOld}>
        <dl class="strip-key">
          {chart.series.map((series) => (
            <div key={series.metric}>
              <dt>
                <i
                  class="swatch-line"
                  data-dashed={series.isDashed}
                  style={{ color: `var(--${series.colour})` }}
                />
                {series.label}
              </dt>
              <dd class="number">{metricValueText(locale, series.metric, series.values[at]!, targets)}</dd>
            </div>
          ))}
          <div data-testid={`published-${chart.id}`}>
            <dt>
              <i class="swatch-ring" />
              {locale.messages.time.published}
            </dt>
            <dd class="number">
              {chart.published[at] == null
                ? '—'
                : metricValueText(locale, chart.series[0]!.metric, chart.published[at], targets)}
            </dd>
          </div>
        </dl>
        <YearChart chart={chart} fiscalYears={FISCAL_YEARS} locale={locale} theme={theme} />
      </div>
    );
  },
);

const CostStrip = drawnWhenChanged(
  ({ rows, isOld, fiscalYear }: StripProps & { readonly rows: readonly CostRow[] }) => {
    return (
      <div class="strip cost-strip" data-testid="chart-cost" data-old={isOld}>
        <CostKey row={rows[fiscalYear - FIRST_FISCAL_YEAR]!} />
        <CostBars rows={rows} />
      </div>
    );
  },
);

/** How fast the years are played, and whether over and over. */
function Pace() {
  const { playback } = useApp();
  const { messages, format } = useLocale();
  const speed = useSignalValue(playback.speed);
  const isLooping = useSignalValue(playback.isLooping);
  const words = messages.stage.playback;
  return (
    <span class="pace">
      <select
        aria-label={words.speed}
        data-testid="playback-speed"
        value={String(speed)}
        onChange={(event) => {
          const chosen = PLAYBACK_SPEEDS.find((each) => String(each) === event.currentTarget.value);
          if (chosen !== undefined) playback.speed.value = chosen;
        }}
      >
        {PLAYBACK_SPEEDS.map((each) => (
          <option key={each} value={String(each)}>
            {words.speedOf(format.decimal(each, 1))}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button small"
        data-testid="playback-loop"
        aria-pressed={isLooping}
        aria-label={words.loop}
        title={words.loop}
        onClick={() => {
          playback.isLooping.value = !isLooping;
        }}
      >
        <LoopIcon />
      </button>
    </span>
  );
}

function YearRow({ fiscalYear }: { fiscalYear: number }) {
  const app = useApp();
  const { messages, format } = useLocale();
  const isPlaying = useSignalValue(app.playing);
  const { time } = messages;
  return (
    <div class="year-row">
      <div class="year-now">
        <button
          type="button"
          class="play-button"
          data-testid="play"
          aria-label={isPlaying ? time.pause : time.play}
          title={isPlaying ? time.pause : time.play}
          aria-pressed={isPlaying}
          onClick={() => {
            app.playing.value = !isPlaying;
          }}
        >
          {isPlaying ? <PauseIcon /> : <PlayIcon />}
        </button>
        <div class="year-and-pace">
          <output class="year-text" data-testid="fiscal-year-text" aria-live={isPlaying ? 'polite' : 'off'}>
            {format.fiscalYear(fiscalYear)}
          </output>
          <Pace />
        </div>
      </div>
      <div class="year-slider">
        <input
          type="range"
          class="slider"
          data-testid="fiscal-year"
          min={FIRST_FISCAL_YEAR}
          max={LAST_FISCAL_YEAR}
          step={1}
          value={fiscalYear}
          aria-label={time.slider}
          aria-valuetext={format.fiscalYearEnd(fiscalYear)}
          onInput={(event) => {
            app.playing.value = false;
            app.fiscalYear.value = event.currentTarget.valueAsNumber;
          }}
        />
        <ol class="year-ticks" aria-hidden="true">
          {FISCAL_YEARS.map((year) => (
            <li key={year} data-now={year === fiscalYear}>
              {format.yearTick(year)}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
