import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Locale } from '../locale/locale.ts';
import type { Theme } from '../state/app-state.ts';
import { chartData, chartOptions, chartSize } from './chart-drawing.ts';
import type { CoverageChart } from './chart-view-model.ts';
import { createPlot } from './own-plot.ts';

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
  const plot = useRef<uPlot | undefined>(undefined);
  const drawn = useRef(chart);
  const drawnLines = useRef('');
  // A lever that is dragged brings new values many times a second: they go into the drawing that is there.
  const lines = [...chart.series.map(({ metric }) => metric), chart.bands === undefined].join();
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    element.dataset.theme = theme;
    drawn.current = chart;
    drawnLines.current = lines;
    const options = chartOptions(() => drawn.current, locale, element);
    const own = createPlot(options, chartData(chart, fiscalYears), element);
    plot.current = own;
    const observer = new ResizeObserver(() => own.setSize(chartSize(element)));
    observer.observe(element);
    return () => {
      observer.disconnect();
      own.destroy();
      plot.current = undefined;
    };
  }, [lines, fiscalYears, locale, theme]);
  // With the numbers, not after them: a frame of its own would cost as much as theirs. Other lines are another drawing.
  useLayoutEffect(() => {
    if (plot.current === undefined || drawn.current === chart || drawnLines.current !== lines) return;
    drawn.current = chart;
    plot.current.setData(chartData(chart, fiscalYears));
  }, [chart, lines, fiscalYears]);
  return <div ref={host} class="chart-canvas" aria-hidden="true" />;
}
