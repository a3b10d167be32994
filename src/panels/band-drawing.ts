/** How bands of members are drawn with uPlot: the outer one fainter than the inner, the median as a thin line. */
import type uPlot from 'uplot';

/** Name of the style sheet's colour. */
export type BandColour = 'fibre' | 'radio';

const OUTER_ALPHA = '33';
const INNER_ALPHA = '66';

/** Five series from the lowest quantile to the highest, of which only the median has a line. */
export function bandSeries(colour: string, hasMedian = true): uPlot.Series[] {
  return [0, 1, 2, 3, 4].map((k) => ({
    stroke: k === 2 && hasMedian ? colour : 'transparent',
    width: k === 2 && hasMedian ? 2 : 0,
    points: { show: false },
  }));
}

/** @param first index of the lowest quantile's series; `colour` is '#rrggbb' */
export function bandsOver(first: number, colour: string): uPlot.Band[] {
  return [
    { series: [first + 4, first], fill: `${colour}${OUTER_ALPHA}` },
    { series: [first + 3, first + 1], fill: `${colour}${INNER_ALPHA}` },
  ];
}
