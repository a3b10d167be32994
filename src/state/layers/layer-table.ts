/** What the map shows of a layer, in numbers: squares by class, or every place with its value. Pure. */
import type { Level, Theme } from '../app-state.ts';
import { blankEntries } from './class-scale.ts';
import { placeClasses } from './index.ts';
import { FIRST_CLASS, PENDING } from './layer-class.ts';
import type { LayerDefinition, LayerInput, LayerText, PlaceLevel, ScaleEntry } from './layer-definition.ts';
import { demandOfInput, placeCount, yearIndexOf } from './place-sums.ts';

/** One class of the legend and what is in it. */
export interface ClassRow {
  readonly label: LayerText;
  /** Squares or places. */
  readonly count: number;
  /** Of the fiscal year. */
  readonly population: number;
  readonly households: number;
}

export interface PlaceValueRow {
  readonly index: number;
  /** In the layer's `placeUnit`; NaN where there is none. */
  readonly value: number;
  /** Measured by the user, in place of the modelled value. */
  readonly isOwn: boolean;
}

interface View {
  readonly layer: LayerDefinition;
  readonly input: LayerInput;
  readonly level: Level;
  readonly theme: Theme;
  readonly fiscalYear: number;
}

/** The entries of the legend with at least one square or place, in its order. */
export function classRows({ layer, input, level, theme, fiscalYear }: View): readonly ClassRow[] {
  const { atlas } = input;
  const demand = demandOfInput(input);
  const { count } = atlas.municipalities;
  const start = yearIndexOf(fiscalYear) * count;
  const sums = Array.from({ length: 256 }, () => ({ count: 0, population: 0, households: 0 }));
  const add = (each: number, population: number, households: number) => {
    const sum = sums[each]!;
    sum.count++;
    sum.population += population;
    sum.households += households;
  };
  if (level === 'cell') {
    const classes = new Uint8Array(atlas.lattice.cellCount);
    layer.cellClasses(input, fiscalYear, classes);
    const { municipality, population, households } = atlas.cells;
    classes.forEach((each, cell) => {
      const at = start + municipality[cell]!;
      add(
        each,
        population[cell]! * demand.populationFactor[at]!,
        households[cell]! * demand.householdFactor[at]!,
      );
    });
  } else {
    const classes = new Uint8Array(placeCount(atlas, level));
    placeClasses(layer, input, level, fiscalYear, classes);
    const people = placeTotals(input, level, fiscalYear);
    classes.forEach((each, i) => {
      add(each, people.population[i]!, people.households[i]!);
    });
  }
  const { noData, pending } = blankEntries(theme);
  const entries: readonly ScaleEntry[] = [...layer.scale(level, theme, fiscalYear), noData, pending];
  return entries.flatMap(({ first, last, label }) => {
    const row = { label, count: 0, population: 0, households: 0 };
    for (let each = Math.max(FIRST_CLASS, first); each <= Math.min(last, PENDING); each++) {
      row.count += sums[each]!.count;
      row.population += sums[each]!.population;
      row.households += sums[each]!.households;
    }
    return row.count > 0 ? [row] : [];
  });
}

/** People and households of places in a fiscal year. */
export function placeTotals(
  input: LayerInput,
  level: PlaceLevel,
  fiscalYear: number,
): { readonly population: Float64Array; readonly households: Float64Array } {
  const { municipalities, prefectures } = input.atlas;
  const demand = demandOfInput(input);
  const start = yearIndexOf(fiscalYear) * municipalities.count;
  const of = (values: Float64Array) => {
    const own = values.subarray(start, start + municipalities.count);
    if (level === 'municipality') return own;
    const sums = new Float64Array(prefectures.count);
    own.forEach((value, m) => {
      sums[municipalities.prefecture[m]!]! += value;
    });
    return sums;
  };
  return { population: of(demand.population), households: of(demand.households) };
}

/** Every place by its number, least first; without a number last; ties by code. */
export function placeValueRows({ layer, input, level, fiscalYear }: View): readonly PlaceValueRow[] {
  if (level === 'cell') return [];
  const values = new Float64Array(placeCount(input.atlas, level)).fill(Number.NaN);
  if (!layer.needsOutcome || input.outcome !== undefined) layer.placeValues(input, level, fiscalYear, values);
  const isOwn = (index: number) =>
    level === 'municipality' &&
    layer.isDifference !== true &&
    (layer.id === 'fibre' || layer.id === 'radio') &&
    input.own?.figure(layer.id, index, fiscalYear) !== undefined;
  return Array.from(values, (value, index) => ({ index, value, isOwn: isOwn(index) })).sort((a, b) => {
    if (Number.isNaN(a.value) || Number.isNaN(b.value))
      return Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) || a.index - b.index;
    return a.value < b.value ? -1 : a.value > b.value ? 1 : a.index - b.index;
  });
}
