import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { FISCAL_YEARS } from '../../../model/parameter.ts';
import type { Theme } from '../../../state/app-state.ts';
import { type BandColour, bandSeries, bandsOver } from '../../band-drawing.ts';
import { createPlot } from '../../own-plot.ts';
import type { Fan } from './uncertainty-view-model.ts';

interface FanChartProps {
  readonly fan: Fan;
  readonly colour: BandColour;
  readonly minimum: number;
  readonly maximum: number;
  readonly print: (value: number) => string;
  readonly yearText: (fiscalYear: number) => string;
  readonly theme: Theme;
}

const ROOM = { top: 10, right: 14, bottom: 24, left: 64 };
const FONT_PX = 10.5;

/** Bands of the members over the years with the run's own line; the numbers stand in the section's table. */
export function FanChart({ fan, colour, minimum, maximum, print, yearText, theme }: FanChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    element.dataset.theme = theme;
    const colours = getComputedStyle(document.documentElement);
    const of = (name: string) => colours.getPropertyValue(`--${name}`).trim();
    const axis = {
      gap: 4,
      font: `${FONT_PX}px ${getComputedStyle(element).fontFamily}`,
      stroke: of('muted'),
      grid: { stroke: of('line'), width: 1 },
      ticks: { show: false },
    };
    const size = () => ({ width: Math.max(160, element.clientWidth), height: element.clientHeight });
    const plot = createPlot(
      {
        ...size(),
        padding: [ROOM.top, ROOM.right, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [FISCAL_YEARS[0]!, FISCAL_YEARS.at(-1)!] },
          y: { range: [minimum, maximum] },
        },
        axes: [
          { ...axis, size: ROOM.bottom, values: (_plot: uPlot, splits: number[]) => splits.map(yearText) },
          { ...axis, size: ROOM.left, values: (_plot: uPlot, splits: number[]) => splits.map(print) },
        ],
        bands: bandsOver(1, of(colour)),
        series: [
          {},
          ...bandSeries(of(colour)),
          { stroke: of('ink'), width: 1.5, dash: [4, 3], points: { show: false } },
        ],
      },
      [Float64Array.from(FISCAL_YEARS), ...fan.bands, fan.run],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [fan, colour, minimum, maximum, print, yearText, theme]);
  return <div ref={host} class="fan-canvas" aria-hidden="true" />;
}
