/**
 * How likely each prefecture meets the target that is chosen at the uncertainty desk: the share of seeded members in which
 * its own coverage reaches the goal by the target's year.
 */
import { UNCERTAIN_METRICS } from '../../model/uncertainty/members.ts';
import { breakScale } from './class-scale.ts';
import { classOfValue, NO_DATA, PENDING } from './layer-class.ts';
import { goalColours } from './layer-colours.ts';
import type { LayerDefinition } from './layer-definition.ts';

const BREAKS = [0.05, 0.25, 0.5, 0.75, 0.95];
const BELOW_EVEN = BREAKS.indexOf(0.5) + 1;

export const chanceLayer: LayerDefinition = {
  id: 'chance',
  parts: [],
  levels: ['prefecture'],
  needsOutcome: true,
  cellClassesFollowYear: false,
  placeUnit: 'share',
  placeDecimals: 1,

  cellClasses({ outcome }, _fiscalYear, out) {
    out.fill(outcome === undefined ? PENDING : NO_DATA);
  },

  placeValues({ chance }, _level, _fiscalYear, out) {
    for (let p = 0; p < out.length; p++) out[p] = chance?.share[p] ?? Number.NaN;
  },

  placeClass: (value) => (Number.isNaN(value) ? NO_DATA : classOfValue(BREAKS, value)),

  scale: (_level, theme) =>
    breakScale(BREAKS, goalColours(theme, BELOW_EVEN, BREAKS.length + 1 - BELOW_EVEN), 'share', 0),

  title: () => ({ key: 'chance.title' }),
  note: () => ({ key: 'chance.note' }),

  describe({ chance, outcome }, place) {
    if (outcome === undefined) return [];
    if (chance === undefined) {
      const value = { key: 'chance.askFirst' } as const;
      return [{ label: 'row.chance', value, mark: 'modelled', source: 'source.uncertainty' }];
    }
    const { target, share } = chance;
    const isFibre = UNCERTAIN_METRICS[target.metric] === 'fibre';
    const of = { mark: 'modelled', source: 'source.uncertainty' } as const;
    return [
      {
        label: 'row.chance',
        value: { value: share[place.index]!, unit: 'share', decimals: 1 },
        base: 'base.members',
        fiscalYear: target.fiscalYear,
        ...of,
      },
      {
        label: 'row.chanceTarget',
        value: {
          key: isFibre ? 'chance.fibreTarget' : 'chance.radioTarget',
          values: { goal: { value: target.goal, unit: 'share', decimals: isFibre ? 2 : 1 } },
        },
        fiscalYear: target.fiscalYear,
        ...of,
      },
    ];
  },
};
