/** Shares over the fiscal years against their goals, drawn for paper: explicit colours, no style sheet. */
import type { Format } from '../../../locale/format.ts';
import { axisMinimum } from '../../chart-view-model.ts';

const INK = '#1a242b';
const MUTED = '#55646e';
const LINE = '#d5dde1';
const LEFT = 92;
const RIGHT = 104;
const TOP = 20;
const BOTTOM = 36;

export interface LineChartProps {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly fiscalYears: readonly number[];
  /** Shares 0–1, one per fiscal year. */
  readonly values: Float64Array;
  readonly goals: readonly { readonly goal: number; readonly fiscalYear: number }[];
  /** Shares that were measured. */
  readonly measured?: readonly { readonly value: number; readonly fiscalYear: number }[];
  readonly colour: string;
  readonly decimals: number;
  /** Marked by a line. */
  readonly fiscalYear: number;
  readonly format: Format;
}

export function LineChart(props: LineChartProps) {
  const { label, width, height, fiscalYears, values, goals, colour, decimals, fiscalYear, format } = props;
  const { measured = [] } = props;
  const lowest = [...goals, ...measured.map(({ value }) => ({ goal: value }))];
  const minimum = axisMinimum([{ values }], lowest, fiscalYears);
  const first = fiscalYears[0]!;
  const last = fiscalYears.at(-1)!;
  const x = (year: number) => LEFT + ((year - first) / (last - first)) * (width - LEFT - RIGHT);
  const y = (share: number) =>
    TOP + ((1 - Math.max(minimum, share)) / Math.max(1 - minimum, 1e-9)) * (height - TOP - BOTTOM);
  const ticks = [0, 1, 2].map((i) => minimum + ((1 - minimum) * i) / 2);
  const tickDecimals = 1 - minimum >= 0.1 ? 0 : 1 - minimum >= 0.01 ? 1 : 2;
  // What lies below the axis runs in from its edge.
  const points = fiscalYears.map((year, i) => `${x(year).toFixed(1)},${y(values[i]!).toFixed(1)}`);
  return (
    <svg
      class="line-chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {ticks.map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} stroke={LINE} stroke-width="2" />
          <text x={LEFT - 8} y={y(share) + 7} font-size="20" text-anchor="end" fill={MUTED}>
            {`${(share * 100).toFixed(tickDecimals)}%`}
          </text>
        </g>
      ))}
      {fiscalYears.map(
        (year) =>
          (year - first) % 5 === 0 && (
            <text key={year} x={x(year)} y={height - 10} font-size="20" text-anchor="middle" fill={MUTED}>
              {format.yearTick(year)}
            </text>
          ),
      )}
      <line
        x1={x(fiscalYear)}
        x2={x(fiscalYear)}
        y1={TOP - 8}
        y2={height - BOTTOM}
        stroke={MUTED}
        stroke-width="2"
        stroke-dasharray="3 5"
      />
      {goals.map(({ goal, fiscalYear: due }) => (
        <g key={`${goal} ${due}`}>
          <path
            d={`M${x(due)} ${y(goal) - 9}l9 9l-9 9l-9 -9z`}
            fill="#ffffff"
            stroke={INK}
            stroke-width="2.5"
          />
        </g>
      ))}
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke={colour}
        stroke-width="5"
        stroke-linejoin="round"
      />
      {measured.map(({ value, fiscalYear: at }) => (
        <circle key={at} cx={x(at)} cy={y(value)} r="8" fill={INK} stroke="#ffffff" stroke-width="2.5" />
      ))}
      <text x={width - RIGHT + 8} y={y(values.at(-1)!) + 7} font-size="22" font-weight="600" fill={colour}>
        {format.share(values.at(-1)!, decimals)}
      </text>
    </svg>
  );
}
