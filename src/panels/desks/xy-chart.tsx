import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Theme } from '../../state/app-state.ts';
import { createPlot } from '../own-plot.ts';

export interface Axis {
  readonly minimum: number;
  readonly maximum: number;
  readonly print: (value: number) => string;
}

/** A level that the curve is read against. */
export interface Level {
  readonly value: number;
  readonly label: string;
}

interface XyChartProps {
  /** Rising. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  readonly levels: readonly Level[];
  /** Name of the style sheet's colour. */
  readonly colour: string;
  readonly theme: Theme;
  /** Lies over the plotting area, which its percentages measure. */
  readonly children?: ComponentChildren;
}

/** Room around the plotting area, px; `.xy-overlay` in the style sheet leaves the same. */
const ROOM = { top: 10, right: 14, bottom: 24, left: 58 };
const FONT_PX = 10.5;

/** A curve over two axes of numbers; what it shows stands in words and in a table beside it. */
export function XyChart({ x, y, xAxis, yAxis, levels, colour, theme, children }: XyChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const colours = getComputedStyle(document.documentElement);
    const of = (name: string) => colours.getPropertyValue(`--${name}`).trim();
    const font = `${FONT_PX}px ${getComputedStyle(element).fontFamily}`;
    const axis = ({ print }: Axis, size: number) => ({
      size,
      gap: 4,
      font,
      stroke: of('muted'),
      grid: { stroke: of('line'), width: 1 },
      ticks: { show: false },
      values: (_plot: uPlot, splits: number[]) => splits.map(print),
    });
    const size = () => ({ width: Math.max(160, element.clientWidth), height: element.clientHeight });
    const plot = createPlot(
      {
        ...size(),
        padding: [ROOM.top, ROOM.right, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [xAxis.minimum, xAxis.maximum] },
          y: { range: [yAxis.minimum, yAxis.maximum] },
        },
        axes: [axis(xAxis, ROOM.bottom), axis(yAxis, ROOM.left)],
        series: [{}, { stroke: of(colour), width: 2, points: { show: false } }],
        hooks: { draw: [(drawn) => drawLevels(drawn, levels, of(colour), font)] },
      },
      [x, y],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [x, y, xAxis, yAxis, levels, colour, theme]);
  return (
    <div class="xy-chart">
      <div ref={host} class="xy-canvas" aria-hidden="true" />
      <div class="xy-overlay">{children}</div>
    </div>
  );
}

function drawLevels(plot: uPlot, levels: readonly Level[], colour: string, font: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = font.replace(/^[\d.]+/, (px) => String(Number(px) * devicePixelRatio));
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.setLineDash([2 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const { value, label } of levels) {
    const y = plot.valToPos(value, 'y', true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.textAlign = 'right';
    ctx.textBaseline = 'bottom';
    ctx.fillText(label, bbox.left + bbox.width - 2 * devicePixelRatio, y - devicePixelRatio);
  }
  ctx.restore();
}
