import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Locale } from '../locale/locale.ts';
import type { Theme } from '../state/app-state.ts';
import { chartData, chartOptions, chartSize } from './chart-drawing.ts';
import type { CoverageChart } from './chart-view-model.ts';

interface YearChartProps {
  readonly chart: CoverageChart;
  readonly fiscalYears: readonly number[];
  readonly locale: Locale;
  /** Colours come from the style sheet of the theme. */
  readonly theme: Theme;
}

/** The drawing of a chart; its numbers stand in a table beside it. */
export function YearChart({ chart, fiscalYears, locale, theme }: YearChartProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    element.dataset.theme = theme;
    const plot = new uPlot(chartOptions(chart, locale, element), chartData(chart, fiscalYears), element);
    const observer = new ResizeObserver(() => plot.setSize(chartSize(element)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [chart, fiscalYears, locale, theme]);
  return <div ref={host} class="chart-canvas" aria-hidden="true" />;
}
