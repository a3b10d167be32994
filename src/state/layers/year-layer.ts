/**
 * "Covered in which fiscal year?": the roll-out as one picture, the same in every year. Squares carry their first
 * year, places the year from which they hold the goal.
 */
import type { Outcome } from '../../model/outcome.ts';
import type { Part } from '../../model/part-inputs.ts';
import type { Topic } from '../app-state.ts';
import { NO_DATA, PENDING } from './layer-class.ts';
import type { DetailRow, LayerDefinition } from './layer-definition.ts';
import type { LayerTextKey } from './layer-text.ts';
import { goalFiscalYears, placeCount } from './place-sums.ts';
import { classifyFiscalYears, classOfFiscalYear, NEVER_CLASS } from './year-class.ts';
import { yearScale } from './year-scale.ts';

export interface YearTopic {
  readonly id: Topic & ('fibreYear' | 'radioYear');
  readonly part: Part;
  readonly goal: number;
  readonly goalDecimals: number;
  readonly source: LayerTextKey;
  readonly rows: { readonly cell: LayerTextKey; readonly place: LayerTextKey };
  firstFiscalYear(outcome: Outcome): Uint16Array;
  covered(outcome: Outcome): Float64Array;
  whole(outcome: Outcome): Float64Array;
}

export function yearLayer(topic: YearTopic): LayerDefinition {
  return {
    id: topic.id,
    parts: [topic.part],
    levels: ['cell', 'municipality', 'prefecture'],
    needsOutcome: true,
    cellClassesFollowYear: false,
    placeUnit: 'fiscalYear',

    cellSource: (outcome) => topic.firstFiscalYear(outcome),

    cellClasses({ outcome }, _fiscalYear, out) {
      if (outcome === undefined) out.fill(PENDING);
      else classifyFiscalYears(topic.firstFiscalYear(outcome), out);
    },

    // Infinity: not held within the horizon. It sorts last and prints as a dash.
    placeValues({ atlas, outcome }, level, _fiscalYear, out) {
      if (outcome === undefined) out.fill(Number.NaN);
      else goalFiscalYears(atlas, topic.covered(outcome), topic.whole(outcome), topic.goal, level, out);
    },

    placeClass(value) {
      if (Number.isNaN(value)) return NO_DATA;
      return value === Number.POSITIVE_INFINITY ? NEVER_CLASS : classOfFiscalYear(value);
    },

    scale: (_level, theme) => yearScale(theme),
    title: (level) => ({ key: level === 'cell' ? `${topic.id}.titleCell` : `${topic.id}.titlePlace` }),
    note: (level) => ({
      key: level === 'cell' ? `${topic.id}.noteCell` : `${topic.id}.notePlace`,
      values: { goal: { value: topic.goal, unit: 'share', decimals: topic.goalDecimals } },
    }),

    describe({ atlas, outcome }, place) {
      if (outcome === undefined) return [];
      let fiscalYear: number;
      if (place.level === 'cell') fiscalYear = topic.firstFiscalYear(outcome)[place.index]!;
      else {
        const years = new Float64Array(placeCount(atlas, place.level));
        goalFiscalYears(atlas, topic.covered(outcome), topic.whole(outcome), topic.goal, place.level, years);
        fiscalYear = Number.isFinite(years[place.index]!) ? years[place.index]! : 0;
      }
      const row: DetailRow = {
        label: place.level === 'cell' ? topic.rows.cell : topic.rows.place,
        value:
          fiscalYear > 0
            ? { value: fiscalYear, unit: 'fiscalYear' }
            : { key: place.level === 'cell' ? 'value.notInHorizon' : 'value.goalNotReached' },
        mark: 'modelled',
        source: topic.source,
      };
      return [row];
    },
  };
}
