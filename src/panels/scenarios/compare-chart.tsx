import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { DigestCoverage } from '../../model/outcome-digest.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import type { Target, TargetMetric } from '../../model/target.ts';
import { useApp, useLocale } from '../app-context.ts';
import { axisMinimum } from '../chart-view-model.ts';
import { PlainTable } from '../desks/plain-table.tsx';
import { createPlot } from '../own-plot.ts';
import { decimalsOf } from '../target-view-model.ts';
import { useSignalValue } from '../use-signal-value.ts';
import type { Compared } from './compare-view-model.ts';

export const METRIC_OF: Readonly<Record<DigestCoverage, TargetMetric>> = {
  fibre: 'fibreHouseholdCoverage',
  radio: 'radioPopulationCoverage',
  radioWorstPrefecture: 'radioPopulationCoverageWorstPrefecture',
};

/** Colour and dash together tell 24 lines apart; neither alone has to. */
const COLOUR_COUNT = 6;
const DASHES: readonly (readonly number[])[] = [[], [7, 3], [2, 3], [9, 3, 2, 3]];
const colourOf = (i: number) => `series-${(i % COLOUR_COUNT) + 1}`;
const dashOf = (i: number) => DASHES[(i + Math.floor(i / COLOUR_COUNT)) % DASHES.length]!;

/** One coverage of every compared scenario over the years, with the goals of the reference. */
export function CompareChart({
  compared,
  coverage,
}: {
  compared: readonly Compared[];
  coverage: DigestCoverage;
}) {
  const app = useApp();
  const locale = useLocale();
  const theme = useSignalValue(app.theme);
  const host = useRef<HTMLDivElement>(null);
  const drawn = compared.flatMap((each, i) =>
    each.digest === undefined ? [] : [{ ...each, digest: each.digest, i }],
  );
  const metric = METRIC_OF[coverage];
  const goals = compared[0]!.scenario.targets.filter((target) => target.metric === metric);
  useEffect(() => {
    const element = host.current;
    if (element === null || drawn.length === 0) return;
    const { fiscalYears } = drawn[0]!.digest;
    const lines = drawn.map(({ digest }) => Float64Array.from(digest.coverage[coverage]));
    const minimum = axisMinimum(
      lines.map((values) => ({ values })),
      goals,
      fiscalYears,
    );
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
    const font = `11px ${getComputedStyle(element).fontFamily}`;
    const axis = {
      font,
      stroke: colour('muted'),
      grid: { stroke: colour('line'), width: 1 },
      ticks: { show: false },
    };
    const size = () => ({ width: Math.max(200, element.clientWidth), height: element.clientHeight });
    const plot = createPlot(
      {
        ...size(),
        padding: [12, 16, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR] },
          y: { range: [minimum, 1] },
        },
        axes: [
          { ...axis, size: 26, incrs: [1, 2, 5], values: (_plot, years) => years.map(String) },
          {
            ...axis,
            size: 62,
            values: (_plot, shares) => shares.map((share) => locale.format.goalShare(share)),
          },
        ],
        series: [
          {},
          ...drawn.map(({ i }) => ({
            stroke: colour(colourOf(i)),
            width: 2,
            dash: [...dashOf(i)],
            points: { show: false },
          })),
        ],
        hooks: { draw: [(own) => drawGoals(own, goals, colour('muted'))] },
      },
      [Float64Array.from(fiscalYears), ...lines],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [compared, coverage, theme, locale]);

  const words = locale.messages.scenarios.compare;
  const decimals = decimalsOf(metric)!;
  return (
    <figure class="compare-chart" data-testid="compare-chart">
      <div ref={host} class="compare-canvas" aria-hidden="true" />
      <figcaption>
        <ul class="compare-key">
          {drawn.map(({ id, name, i }) => (
            <li key={id}>
              <svg viewBox="0 0 34 8" width="34" height="8" aria-hidden="true" focusable="false">
                <path
                  d="M0 4h34"
                  fill="none"
                  stroke={`var(--${colourOf(i)})`}
                  stroke-width="2.4"
                  stroke-dasharray={dashOf(i).join(' ')}
                />
              </svg>
              {name}
            </li>
          ))}
        </ul>
        {drawn.length > 0 && (
          <details>
            <summary>{words.asTable}</summary>
            <PlainTable
              caption={words.coverages[coverage]}
              head={[locale.messages.time.fiscalYear, ...drawn.map(({ name }) => name)]}
              rows={drawn[0]!.digest.fiscalYears.map((year, y) => [
                locale.format.fiscalYear(year),
                ...drawn.map(({ digest }) => locale.format.share(digest.coverage[coverage][y]!, decimals)),
              ])}
            />
          </details>
        )}
      </figcaption>
    </figure>
  );
}

/** A goal is a mark at the end of its year, and a dotted line from there on. */
function drawGoals(plot: uPlot, goals: readonly Target[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  for (const { goal, fiscalYear } of goals) {
    const x = plot.valToPos(fiscalYear, 'x', true);
    const y = plot.valToPos(goal, 'y', true);
    const half = 4 * devicePixelRatio;
    ctx.setLineDash([]);
    ctx.strokeRect(x - half, y - half, 2 * half, 2 * half);
    ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}
