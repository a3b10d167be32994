/**
 * "What does B have that A has not?": any layer of two outcomes as their difference, B minus A. It is a layer like the
 * others, so that map, legend, tooltip and pictures need to know nothing more. Blue is for the better of the two,
 * orange for the worse, whichever way the number of the topic runs.
 */
import type { Outcome } from '../../model/outcome.ts';
import type { Place, Theme, Topic } from '../app-state.ts';
import { FIRST_CLASS, LAST_CLASS, NO_DATA, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type {
  DetailRow,
  LayerDefinition,
  LayerInput,
  LayerText,
  Quantity,
  QuantityUnit,
  ScaleEntry,
} from './layer-definition.ts';
import type { LayerTextKey } from './layer-text.ts';
import { placeCount } from './place-sums.ts';
import { classOfFiscalYear, NEVER_CLASS } from './year-class.ts';

interface DeltaKind {
  /** How squares are told apart: whether they are served, in which year, or in which class they are. */
  readonly cells: 'served' | 'years' | 'classes' | 'others';
  /** Of a place's difference. */
  readonly unit: QuantityUnit;
  readonly decimals: number;
  /** Three sizes of a difference, rising; below the first there is none in print. */
  readonly sizes: readonly [number, number, number];
  /** Whether more is better; the year of coverage, costs and delays are better the lower. */
  readonly isMoreBetter: boolean;
}

const YEARS: DeltaKind = {
  cells: 'years',
  unit: 'years',
  decimals: 0,
  sizes: [0.5, 1.5, 3.5],
  isMoreBetter: false,
};

const KINDS: Readonly<Record<Topic, DeltaKind>> = {
  population: { cells: 'classes', unit: 'peoplePerKm2', decimals: 0, sizes: [1, 10, 50], isMoreBetter: true },
  fibre: { cells: 'served', unit: 'points', decimals: 2, sizes: [0.0001, 0.001, 0.01], isMoreBetter: true },
  fibreYear: YEARS,
  fibreCost: {
    cells: 'classes',
    unit: 'yenPerHousehold',
    decimals: 0,
    sizes: [1e4, 1e5, 5e5],
    isMoreBetter: false,
  },
  fibreTechnology: {
    cells: 'others',
    unit: 'households',
    decimals: 0,
    sizes: [1, 100, 1000],
    isMoreBetter: false,
  },
  radio: { cells: 'served', unit: 'points', decimals: 1, sizes: [0.001, 0.01, 0.05], isMoreBetter: true },
  radioYear: YEARS,
  radioOverlap: {
    cells: 'classes',
    unit: 'operators',
    decimals: 1,
    sizes: [0.1, 0.3, 1],
    isMoreBetter: true,
  },
  hubs: { cells: 'classes', unit: 'ms', decimals: 1, sizes: [0.1, 0.3, 1], isMoreBetter: false },
  // Members are read for the scenario on screen alone: their difference stands at the uncertainty desk.
  chance: { cells: 'classes', unit: 'points', decimals: 1, sizes: [0.005, 0.05, 0.2], isMoreBetter: true },
};

/** Classes of a difference, worst first; `same` is the middle one. */
const WORST = FIRST_CLASS;
const SAME = WORST + 3;
const BEST = WORST + 6;
/** Further classes of years and of squares. */
const NEVER_IN_B = BEST + 1;
const NEVER_IN_A = BEST + 2;
const NEVER_IN_BOTH = BEST + 3;
const LOST = WORST;
const NEITHER = WORST + 1;
const BOTH = WORST + 2;
const GAINED = WORST + 3;

/** @param other the outcome of A; B is whatever the layer is asked about */
export function deltaLayer(base: LayerDefinition, other: Outcome): LayerDefinition {
  const kind = KINDS[base.id];
  const inputOfA = (input: LayerInput): LayerInput => ({ atlas: input.atlas, outcome: other });
  const inputOfB = ({ atlas, outcome }: LayerInput): LayerInput => ({ atlas, outcome });

  return {
    id: base.id,
    parts: base.parts,
    levels: base.levels,
    needsOutcome: true,
    cellClassesFollowYear: true,
    placeUnit: kind.unit,
    placeDecimals: kind.decimals,
    isDifference: true,

    cellClasses(input, fiscalYear, out) {
      if (input.outcome === undefined) {
        out.fill(PENDING);
        return;
      }
      const before = new Uint8Array(out.length);
      base.cellClasses(inputOfA(input), fiscalYear, before);
      base.cellClasses(inputOfB(input), fiscalYear, out);
      const classOf = cellClassOf(kind, fiscalYear);
      for (let i = 0; i < out.length; i++) out[i] = classOf(before[i]!, out[i]!);
    },

    placeValues(input, level, fiscalYear, out) {
      if (input.outcome === undefined) {
        out.fill(Number.NaN);
        return;
      }
      const before = new Float64Array(placeCount(input.atlas, level));
      base.placeValues(inputOfA(input), level, fiscalYear, before);
      base.placeValues(inputOfB(input), level, fiscalYear, out);
      for (let i = 0; i < out.length; i++) out[i] = out[i]! - before[i]!;
    },

    placeClass(value) {
      if (kind.unit === 'years') {
        // A year that does not come is infinite, and the difference of two such years is none.
        if (Number.isNaN(value)) return NEVER_IN_BOTH;
        if (value === Number.POSITIVE_INFINITY) return NEVER_IN_B;
        if (value === Number.NEGATIVE_INFINITY) return NEVER_IN_A;
      } else if (!Number.isFinite(value)) return NO_DATA;
      return sizeClass(kind, value);
    },

    scale: (level, theme, fiscalYear) =>
      level !== 'cell' || kind.cells === 'years'
        ? sizeScale(kind, theme)
        : kind.cells === 'served'
          ? servedScale(theme, fiscalYear)
          : classScale(kind, theme),

    title: base.title,
    note: (level, fiscalYear) => ({
      key: level === 'cell' ? CELL_NOTES[kind.cells] : 'delta.notePlace',
      values: { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } },
    }),

    describe: (input, place, fiscalYear) => comparedRows(base, input, other, place, fiscalYear),
  };
}

const CELL_NOTES: Readonly<Record<DeltaKind['cells'], LayerTextKey>> = {
  served: 'delta.noteServed',
  years: 'delta.noteYears',
  classes: 'delta.noteClasses',
  others: 'delta.noteOthers',
};

/** The topic's number in B and in A, and what lies between them. */
export function comparedRows(
  base: LayerDefinition,
  { atlas, outcome }: LayerInput,
  other: Outcome,
  place: Place,
  fiscalYear: number,
): DetailRow[] {
  const [b] = base.describe({ atlas, outcome }, place, fiscalYear);
  const [a] = base.describe({ atlas, outcome: other }, place, fiscalYear);
  if (a === undefined || b === undefined) return [];
  const difference = differenceOf(KINDS[base.id], a.value, b.value);
  return [
    { ...b, side: 'B' },
    { ...a, side: 'A' },
    ...(difference === undefined
      ? []
      : [
          {
            ...b,
            label: 'row.difference' as const,
            value: difference,
            base: undefined,
            fiscalYear: undefined,
          },
        ]),
  ];
}

function differenceOf(
  kind: DeltaKind,
  a: Quantity | LayerText,
  b: Quantity | LayerText,
): Quantity | undefined {
  if (!('unit' in a) || !('unit' in b) || a.unit !== b.unit) return undefined;
  const value = b.value - a.value;
  if (!Number.isFinite(value)) return undefined;
  if (a.unit === 'share') {
    const decimals = a.decimals ?? kind.decimals;
    return { value, unit: 'points', decimals, isSigned: true };
  }
  if (a.unit === 'fiscalYear') return { value, unit: 'years', isSigned: true };
  return { ...b, value, isSigned: true };
}

function cellClassOf(
  { cells, isMoreBetter }: DeltaKind,
  fiscalYear: number,
): (a: number, b: number) => number {
  if (cells === 'served') {
    // The classes of coverage are years: see year-class.ts.
    const now = classOfFiscalYear(fiscalYear);
    return (a, b) => (b <= now ? (a <= now ? BOTH : GAINED) : a <= now ? LOST : NEITHER);
  }
  if (cells === 'years') {
    return (a, b) => {
      if (a === NEVER_CLASS) return b === NEVER_CLASS ? NEVER_IN_BOTH : NEVER_IN_A;
      return b === NEVER_CLASS ? NEVER_IN_B : sizeClass(YEARS, b - a);
    };
  }
  return (a, b) => {
    if (a === b) return SAME;
    // Nothing to build, or no number: no more and no less than any other class.
    if (a > LAST_CLASS || b > LAST_CLASS) return NO_DATA;
    // Kinds have no order: one is no better than another.
    return cells === 'others' || b > a === isMoreBetter ? BEST : WORST;
  };
}

/** A hair is given to the sizes, so that one point is one point in binary, too. */
function sizeClass({ sizes, isMoreBetter }: DeltaKind, value: number): number {
  const size = Math.abs(value) * (1 + 1e-9);
  const steps = sizes.filter((each) => size >= each).length;
  return value > 0 === isMoreBetter ? SAME + steps : SAME - steps;
}

function one(at: number, colour: string, label: LayerText): ScaleEntry {
  return { first: at, last: at, colour, label };
}

function servedScale(theme: Theme, fiscalYear: number): ScaleEntry[] {
  const { worse, better, both, neither } = coloursOf(theme).delta;
  const values = { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } } as const;
  return [
    one(GAINED, better[2], { key: 'delta.gained', values }),
    one(LOST, worse[2], { key: 'delta.lost', values }),
    one(BOTH, both, { key: 'delta.both', values }),
    one(NEITHER, neither, { key: 'delta.neither', values }),
  ];
}

function classScale({ cells, isMoreBetter }: DeltaKind, theme: Theme): ScaleEntry[] {
  const { worse, better, same } = coloursOf(theme).delta;
  if (cells === 'others')
    return [one(BEST, better[2], { key: 'delta.other' }), one(SAME, same, { key: 'delta.sameClass' })];
  const [higher, lower] = isMoreBetter ? [BEST, WORST] : [WORST, BEST];
  return [
    one(higher, isMoreBetter ? better[2] : worse[2], { key: 'delta.higherClass' }),
    one(SAME, same, { key: 'delta.sameClass' }),
    one(lower, isMoreBetter ? worse[2] : better[2], { key: 'delta.lowerClass' }),
  ];
}

/** From the best through none to the worst, and what never comes. */
function sizeScale(kind: DeltaKind, theme: Theme): ScaleEntry[] {
  const { worse, better, same, neither } = coloursOf(theme).delta;
  const { sizes, unit, decimals, isMoreBetter } = kind;
  const isYears = unit === 'years';
  // Years are whole: half a year stands for one.
  const whole = isYears ? [1, 2, 4] : sizes;
  const quantity = (size: number, sign: number): Quantity => ({
    value: size * sign,
    unit,
    decimals,
    isSigned: true,
  });
  const side = (sign: 1 | -1): ScaleEntry[] =>
    [0, 1, 2].map((i) => {
      const isBetter = sign > 0 === isMoreBetter;
      const at = isBetter ? SAME + 1 + i : SAME - 1 - i;
      const from = quantity(whole[i]!, sign);
      const next = whole[i + 1];
      const label: LayerText =
        next === undefined
          ? { key: 'delta.andMore', values: { from } }
          : { key: 'delta.between', values: { from, to: quantity(isYears ? next - 1 : next, sign) } };
      return one(at, (isBetter ? better : worse)[i]!, label);
    });
  const [first, second] = isMoreBetter ? ([1, -1] as const) : ([-1, 1] as const);
  const values = { to: { value: sizes[0], unit, decimals } satisfies Quantity };
  const middle = one(SAME, same, isYears ? { key: 'delta.sameYear' } : { key: 'delta.same', values });
  const measured = [...side(first).reverse(), middle, ...side(second)];
  if (!isYears) return measured;
  const { onlyB, onlyA } = coloursOf(theme).delta;
  return [
    one(NEVER_IN_A, onlyB, { key: 'delta.onlyB' }),
    ...measured,
    one(NEVER_IN_B, onlyA, { key: 'delta.onlyA' }),
    one(NEVER_IN_BOTH, neither, { key: 'delta.neverInBoth' }),
  ];
}
