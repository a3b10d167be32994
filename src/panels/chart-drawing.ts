/** How a coverage chart is drawn with uPlot: its options, and the goals over it. */
import type uPlot from 'uplot';
import type { Locale } from '../locale/locale.ts';
import { FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR } from '../model/parameter.ts';
import { bandSeries, bandsOver } from './band-drawing.ts';
import type { CoverageChart, GoalMark } from './chart-view-model.ts';

/** Room of the y axis; the slider below starts at the same place (--chart-axis in the style sheet). */
const AXIS_WIDTH_PX = 52;
/** Room behind the last year, for its goal's label (--chart-end in the style sheet). */
const CHART_END_PX = 28;
const LABEL_FONT_PX = 10.5;

/** The colour of a name in the style sheet. */
type ColourOf = (name: string) => string;

function colourOf(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(`--${name}`).trim();
}

export function chartData(chart: CoverageChart, fiscalYears: readonly number[]): uPlot.AlignedData {
  return [
    Float64Array.from(fiscalYears),
    ...chart.series.map(({ values }) => values),
    chart.published as (number | null)[],
    ...(chart.bands ?? []),
  ];
}

export function chartSize(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(120, element.clientWidth), height: Math.max(40, element.clientHeight) };
}

/** @param chart what is drawn at present: the same lines with other values may follow */
export function chartOptions(
  chart: () => CoverageChart,
  locale: Locale,
  element: HTMLElement,
): uPlot.Options {
  // Asked for once: every question has the browser compute all styles that have changed since.
  const known = new Map<string, string>();
  const colour = (name: string) => {
    const value = known.get(name) ?? colourOf(element, name);
    known.set(name, value);
    return value;
  };
  const font = `${LABEL_FONT_PX}px ${getComputedStyle(element).fontFamily}`;
  const hasBands = chart().bands !== undefined;
  return {
    ...chartSize(element),
    padding: [7, CHART_END_PX, 5, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [FIRST_FISCAL_YEAR, LAST_FISCAL_YEAR] },
      y: { range: () => [chart().minimum, 1] },
    },
    axes: [
      { show: false },
      {
        size: AXIS_WIDTH_PX,
        gap: 4,
        font,
        stroke: colour('muted'),
        grid: { stroke: colour('line'), width: 1 },
        ticks: { show: false },
        splits: (plot) => axisSplits(chart().minimum, plot.height),
        values: (_plot, splits) => splits.map((share) => locale.format.goalShare(share)),
      },
    ],
    series: [
      {},
      ...chart().series.map((series) => ({
        stroke: colour(series.colour),
        width: 2,
        ...(series.isDashed ? { dash: [5, 3] } : {}),
        points: { show: false },
      })),
      publishedRings(colour, chart().series[0]!.colour),
      ...(hasBands ? bandSeries(colour(chart().id), false) : []),
    ],
    ...(hasBands && { bands: bandsOver(chart().series.length + 2, colour(chart().id)) }),
    hooks: {
      draw: [(plot) => drawGoals(plot, chart().goals, colour, font, locale)],
    },
  };
}

const RING_PX = 7;

/** What was published: rings without a line, so that nobody takes it for what is modelled. */
function publishedRings(colour: ColourOf, line: string): uPlot.Series {
  return {
    stroke: colour(line),
    paths: () => null,
    points: {
      show: true,
      size: RING_PX,
      width: 1.6,
      stroke: colour('ink'),
      fill: colour('surface'),
    },
  };
}

/** The axis's ends and its middle, where there is room. */
function axisSplits(minimum: number, heightPx: number): number[] {
  return heightPx < 56 ? [minimum, 1] : [minimum, (minimum + 1) / 2, 1];
}

/** A goal holds from its date on, until the next one of its metric takes over. */
function drawGoals(
  plot: uPlot,
  goals: readonly GoalMark[],
  colourOf: ColourOf,
  font: string,
  { format }: Locale,
): void {
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  const surface = colourOf('surface');
  ctx.save();
  ctx.font = font.replace(/^[\d.]+/, (px) => String(Number(px) * ratio));
  const drawn = new Set<string>();
  for (const goal of goals) {
    const next = goals.find(
      ({ metric, fiscalYear }) => metric === goal.metric && fiscalYear > goal.fiscalYear,
    );
    const x = plot.valToPos(goal.fiscalYear, 'x', true);
    const end = plot.valToPos(next?.fiscalYear ?? LAST_FISCAL_YEAR, 'x', true);
    const y = plot.valToPos(goal.goal, 'y', true);
    const colour = colourOf(goal.colour);
    ctx.strokeStyle = colour;
    ctx.fillStyle = surface;
    ctx.lineWidth = ratio;
    ctx.setLineDash([1.5 * ratio, 2.5 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(end, y);
    ctx.stroke();
    ctx.setLineDash([]);
    const size = 4 * ratio;
    ctx.lineWidth = 1.6 * ratio;
    ctx.beginPath();
    ctx.moveTo(x, y - size);
    ctx.lineTo(x + size, y);
    ctx.lineTo(x, y + size);
    ctx.lineTo(x - size, y);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
    // Two metrics may share a goal and date: one label says it for both.
    const place = `${goal.fiscalYear}/${goal.goal}`;
    if (drawn.has(place)) continue;
    drawn.add(place);
    ctx.fillStyle = colour;
    ctx.textBaseline = 'top';
    ctx.textAlign = 'left';
    ctx.fillText(format.goalShare(goal.goal), x + size * 1.3, y + 2.5 * ratio);
  }
  ctx.restore();
}
