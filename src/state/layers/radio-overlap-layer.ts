/** How many operators cover a square by the official rule at the end of the fiscal year. Modelled. */
import type { Outcome } from '../../model/outcome.ts';
import { OPERATORS } from '../../model/radio/operator.ts';
import { breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { classOfValue, FIRST_CLASS, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition } from './layer-definition.ts';
import { placeSums } from './place-sums.ts';

/** Operators that a person of a place can choose from, on average. */
const BREAKS = [1, 2, 3, 3.5];
const decimals = 2;

export const radioOverlapLayer: LayerDefinition = {
  id: 'radioOverlap',
  parts: ['radioOperators'],
  levels: ['cell', 'municipality', 'prefecture'],
  needsOutcome: true,
  cellClassesFollowYear: true,
  placeUnit: 'operators',
  placeDecimals: decimals,

  cellSource: ({ radio }) => radio.operators.coveredFiscalYear,

  cellClasses({ outcome }, fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(PENDING);
      return;
    }
    const { coveredFiscalYear } = outcome.radio.operators;
    const count = out.length;
    out.fill(FIRST_CLASS);
    for (let k = 0; k < OPERATORS.length; k++) {
      for (let i = 0, at = k * count; i < count; i++, at++) {
        const first = coveredFiscalYear[at]!;
        if (first > 0 && first <= fiscalYear) out[i]!++;
      }
    }
  },

  placeValues({ atlas, outcome }, level, fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(Number.NaN);
      return;
    }
    out.fill(0);
    const people = placeSums(atlas, outcome.demand.population, level, fiscalYear);
    for (let operators = 1; operators <= OPERATORS.length; operators++) {
      const exactly = placeSums(atlas, overlapRow(outcome, operators), level, fiscalYear);
      for (let i = 0; i < out.length; i++) out[i]! += operators * exactly[i]!;
    }
    for (let i = 0; i < out.length; i++) out[i] = people[i]! > 0 ? out[i]! / people[i]! : Number.NaN;
  },

  placeClass: (value) => classOfValue(BREAKS, value),

  scale(level, theme) {
    const colours = ramp(coloursOf(theme).amount, OPERATORS.length + 1);
    if (level !== 'cell')
      return breakScale(BREAKS, ramp(coloursOf(theme).amount, BREAKS.length + 1), 'operators', 1);
    return colours.map((colour, operators) => ({
      first: FIRST_CLASS + operators,
      last: FIRST_CLASS + operators,
      colour,
      label: { key: 'overlap.operators', values: { operators: { value: operators, unit: 'operators' } } },
    }));
  },

  title: (level) => ({ key: level === 'cell' ? 'radioOverlap.titleCell' : 'radioOverlap.titlePlace' }),
  note: (level, fiscalYear) => ({
    key: level === 'cell' ? 'radioOverlap.noteCell' : 'radioOverlap.notePlace',
    values: { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } },
  }),

  describe({ atlas, outcome }, place, fiscalYear) {
    if (outcome === undefined) return [];
    const modelled = { fiscalYear, mark: 'modelled', source: 'source.radioModel' } as const;
    const { level, index } = place;
    if (level === 'cell') {
      const count = atlas.cells.population.length;
      let operators = 0;
      for (let k = 0; k < OPERATORS.length; k++) {
        const first = outcome.radio.operators.coveredFiscalYear[k * count + index]!;
        if (first > 0 && first <= fiscalYear) operators++;
      }
      return [{ label: 'row.radioOperators', value: { value: operators, unit: 'operators' }, ...modelled }];
    }
    const people = placeSums(atlas, outcome.demand.population, level, fiscalYear)[index]!;
    return OPERATORS.map((operator, k): DetailRow => {
      const covered = placeSums(atlas, operatorRow(outcome, k), level, fiscalYear)[index]!;
      return {
        label: `row.operator.${operator}`,
        value: { value: people > 0 ? covered / people : 1, unit: 'share', decimals: 1 },
        base: 'base.populationInSquares',
        ...modelled,
      };
    });
  },
};

/** years × municipalities of one number of operators. */
function overlapRow({ radio, fiscalYears }: Outcome, operators: number): Float64Array {
  return rowOf(radio.operators.overlapPopulation, operators, OPERATORS.length + 1, fiscalYears.length);
}

/** years × municipalities of one operator. */
function operatorRow({ radio, fiscalYears }: Outcome, operator: number): Float64Array {
  return rowOf(radio.operators.coveredPopulation, operator, OPERATORS.length, fiscalYears.length);
}

function rowOf(table: Float64Array, row: number, rows: number, years: number): Float64Array {
  const size = table.length / rows;
  if (size % years !== 0)
    throw new Error(`Expected ${years} years in each of ${rows} rows, got ${table.length}.`);
  return table.subarray(row * size, (row + 1) * size);
}
