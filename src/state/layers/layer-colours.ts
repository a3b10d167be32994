/**
 * The colours of the layers in both themes. Every scale runs through lightness as well as hue, and pairs that must be
 * told apart are blue against orange, so that they hold under the common colour vision deficiencies and in grey.
 */
import type { Theme } from '../app-state.ts';
import { ramp } from './colour-ramp.ts';

export interface CoverageColours {
  readonly before: string;
  readonly inYear: string;
  readonly later: string;
  readonly never: string;
}

/** Lines of the fibre network. */
export interface NetworkColours {
  readonly standing: string;
  readonly inYear: string;
  readonly sea: string;
}

type Sizes = readonly [small: string, middle: string, large: string];

export interface DeltaColours {
  readonly worse: Sizes;
  readonly same: string;
  readonly better: Sizes;
  /** Served in both, and in neither. */
  readonly both: string;
  readonly neither: string;
  /** Ever served in A alone, and in B alone. */
  readonly onlyA: string;
  readonly onlyB: string;
}

interface ThemeColours {
  readonly pending: string;
  readonly noData: string;
  readonly coverage: CoverageColours;
  /** Little to much. */
  readonly amount: readonly string[];
  /** Early to late. */
  readonly time: readonly string[];
  readonly timeNever: string;
  /** Cheap to dear. */
  readonly cost: readonly string[];
  readonly costNothing: string;
  readonly network: NetworkColours;
  /** Places of the scenario's own. */
  readonly places: { readonly ownSite: string; readonly property: string };
  /** What serves a place in the end: fibre, fixed wireless, satellite. */
  readonly technology: readonly [fibre: string, fwa: string, satellite: string];
  /** Far below the goal to just below it. */
  readonly belowGoal: readonly string[];
  /** Just above the goal to complete. */
  readonly aboveGoal: readonly string[];
  /** Differences of two scenarios, small to large. */
  readonly delta: DeltaColours;
  /** Near to far. */
  readonly distance: readonly string[];
}

const COLOURS: Record<Theme, ThemeColours> = {
  light: {
    pending: '#c3ccd2',
    noData: '#dcdedd',
    coverage: { before: '#86b6d4', inYear: '#174f86', later: '#efa860', never: '#c4471c' },
    amount: ['#bedbd4', '#7fbcb4', '#2f7f96', '#1f4b7a', '#171f45'],
    time: ['#b5d3df', '#86b5d0', '#5583ba', '#4b4f9c', '#3a1650'],
    timeNever: '#e2742a',
    cost: ['#efd590', '#dd9a4c', '#b8602c', '#7f2f22', '#36120f'],
    costNothing: '#dbd4c6',
    network: { standing: '#5f6f7a', inYear: '#c2185b', sea: '#0f6f5c' },
    places: { ownSite: '#0a7a34', property: '#7a4a00' },
    technology: ['#a9cce0', '#d9822b', '#7b1e3f'],
    belowGoal: ['#9c3a14', '#d27a3c', '#f1d2ab'],
    aboveGoal: ['#a9cce0', '#2c6ea5'],
    delta: {
      worse: ['#f2be83', '#d98a3d', '#a8450f'],
      same: '#e4e3de',
      better: ['#a9cce0', '#5b97c4', '#174f86'],
      both: '#b9c9cf',
      neither: '#e9e4d6',
      onlyA: '#6b1f0a',
      onlyB: '#0b2447',
    },
    distance: ['#bedbd4', '#7fbcb4', '#2f7f96', '#1f4b7a', '#171f45'],
  },
  dark: {
    pending: '#46535d',
    noData: '#3b4248',
    coverage: { before: '#2c6a98', inYear: '#a5dcff', later: '#b9743a', never: '#ff9d57' },
    amount: ['#2b4450', '#2f6f7d', '#4ba295', '#a3d39c', '#f6f3bf'],
    time: ['#22435a', '#356f95', '#5d9bd0', '#a9bdf0', '#f5ecff'],
    timeNever: '#ff9d57',
    cost: ['#66492a', '#93602f', '#cc8440', '#f0b46c', '#fff0cc'],
    costNothing: '#353a3c',
    network: { standing: '#9fb0bb', inYear: '#ff79b0', sea: '#63e0c3' },
    places: { ownSite: '#3fbf70', property: '#ffc061' },
    technology: ['#2f5f80', '#f0a04b', '#ff8fb5'],
    belowGoal: ['#ffb37a', '#b8692f', '#5f4433'],
    aboveGoal: ['#2f5f80', '#8fcdf2'],
    delta: {
      worse: ['#764b26', '#b8692f', '#ff9d57'],
      same: '#353e45',
      better: ['#265878', '#5a9fd1', '#a5dcff'],
      both: '#5a6a72',
      neither: '#2e3230',
      onlyA: '#ffd9b0',
      onlyB: '#e6f6ff',
    },
    distance: ['#2b4450', '#2f6f7d', '#4ba295', '#a3d39c', '#f6f3bf'],
  },
};

export function coloursOf(theme: Theme): ThemeColours {
  return COLOURS[theme];
}

/** `below` colours up to the goal, then `above` from it on: the break between blue and orange is the goal. */
export function goalColours(theme: Theme, below: number, above: number): readonly string[] {
  const { belowGoal, aboveGoal } = COLOURS[theme];
  return [...ramp(belowGoal, below), ...ramp(aboveGoal, above)];
}
