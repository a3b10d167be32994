import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Theme } from '../../../state/app-state.ts';
import { useLocale } from '../../app-context.ts';
import { createPlot } from '../../own-plot.ts';
import type { PathDrawing } from './path-drawing.ts';

const FONT_PX = 10.5;

/** Ground, clutter, ray and Fresnel zone along the path; the same stands in the section's table. */
export function PathChart({ drawing, theme }: { drawing: PathDrawing; theme: Theme }) {
  const { format } = useLocale();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const colours = getComputedStyle(document.documentElement);
    const of = (name: string) => colours.getPropertyValue(`--${name}`).trim();
    const font = `${FONT_PX}px ${getComputedStyle(element).fontFamily}`;
    const axis = (size: number, unit: string, decimals: number) => ({
      size,
      gap: 4,
      font,
      stroke: of('muted'),
      grid: { stroke: of('line'), width: 1 },
      ticks: { show: false },
      values: (_plot: uPlot, splits: number[]) =>
        splits.map((each) => `${format.decimal(each, decimals)} ${unit}`),
    });
    const line = (colour: string, width: number, extra: Partial<uPlot.Series> = {}) => ({
      stroke: of(colour),
      width,
      points: { show: false },
      ...extra,
    });
    const size = () => ({ width: Math.max(160, element.clientWidth), height: element.clientHeight });
    const last = drawing.distanceKm.at(-1)!;
    const plot = createPlot(
      {
        ...size(),
        padding: [10, 16, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: {
          x: { time: false, range: [0, last] },
          y: { range: [drawing.minimum, drawing.maximum] },
        },
        axes: [axis(24, 'km', last < 2 ? 2 : 1), axis(58, 'm', 0)],
        bands: [{ series: [3, 4], fill: of('path-fresnel') }],
        series: [
          {},
          // Clutter first, the ground over it.
          line('path-clutter', 1, { fill: of('path-clutter-fill'), fillTo: drawing.minimum }),
          line('path-ground', 1.5, { fill: of('path-ground-fill'), fillTo: drawing.minimum }),
          line('radio', 1, { dash: [3, 3] }),
          line('radio', 1, { dash: [3, 3] }),
          line('radio', 2),
        ],
      },
      [
        drawing.distanceKm,
        drawing.clutter,
        drawing.ground,
        drawing.fresnelHigh,
        drawing.fresnelLow,
        drawing.ray,
      ],
      element,
    );
    const observer = new ResizeObserver(() => plot.setSize(size()));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [drawing, theme, format]);
  return (
    <div class="xy-chart">
      <div ref={host} class="xy-canvas" aria-hidden="true" />
    </div>
  );
}
