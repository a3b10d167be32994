/** What fibre costs per household: per square, and on average over the households of a place still to be reached. */
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { classOfValue, FIRST_CLASS, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition, PlaceLevel } from './layer-definition.ts';
import { placeCount } from './place-sums.ts';

/** Yen per household. */
const BREAKS = [500_000, 1_000_000, 1_500_000, 2_000_000, 3_000_000, 10_000_000];
const NOTHING_TO_BUILD = FIRST_CLASS;

export const fibreCostLayer: LayerDefinition = {
  id: 'fibreCost',
  parts: ['fibre'],
  levels: ['cell', 'municipality', 'prefecture'],
  needsOutcome: true,
  cellClassesFollowYear: false,
  placeUnit: 'yenPerHousehold',

  cellSource: ({ fibre }) => fibre.costPerHouseholdYen,

  cellClasses({ outcome }, _fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(PENDING);
      return;
    }
    const cost = outcome.fibre.costPerHouseholdYen;
    for (let i = 0; i < cost.length; i++) out[i] = costClass(cost[i]!);
  },

  placeValues({ atlas, outcome }, level, _fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(Number.NaN);
      return;
    }
    const { costYen, households } = costByPlace(atlas, outcome, level);
    for (let i = 0; i < out.length; i++) {
      out[i] = households[i]! > 0 ? costYen[i]! / households[i]! : Number.NaN;
    }
  },

  placeClass: (value) => (Number.isNaN(value) ? NOTHING_TO_BUILD : costClass(value)),

  scale(_level, theme) {
    const { cost, costNothing } = coloursOf(theme);
    const classes = breakScale(BREAKS, ramp(cost, BREAKS.length + 1), 'yenPerHousehold');
    return [
      {
        first: NOTHING_TO_BUILD,
        last: NOTHING_TO_BUILD,
        colour: costNothing,
        label: { key: 'cost.nothingToBuild' },
      },
      ...classes.map((entry) => ({ ...entry, first: entry.first + 1, last: entry.last + 1 })),
    ];
  },

  title: (level) => ({ key: level === 'cell' ? 'fibreCost.titleCell' : 'fibreCost.titlePlace' }),
  note: (level) => ({ key: level === 'cell' ? 'fibreCost.noteCell' : 'fibreCost.notePlace' }),

  describe({ atlas, outcome }, place) {
    if (outcome === undefined) return [];
    let cost: number;
    let households: number;
    if (place.level === 'cell') {
      cost = outcome.fibre.costPerHouseholdYen[place.index]!;
      households = cost > 0 ? atlas.cells.households[place.index]! : 0;
    } else {
      const sums = costByPlace(atlas, outcome, place.level);
      households = sums.households[place.index]!;
      cost = households > 0 ? sums.costYen[place.index]! / households : 0;
    }
    const modelled = { mark: 'modelled', source: 'source.fibreModel' } as const;
    const rows: DetailRow[] = [
      {
        label: 'row.fibreCost',
        value: cost > 0 ? { value: cost, unit: 'yenPerHousehold' } : { key: 'cost.nothingToBuild' },
        ...(cost > 0 ? { base: 'base.householdsToBuild' as const } : {}),
        ...modelled,
      },
    ];
    if (households > 0) {
      rows.push({
        label: 'row.fibreHouseholdsToBuild',
        value: { value: households, unit: 'households' },
        ...modelled,
      });
    }
    return rows;
  },
};

/** 0 stands for what was served at the baseline. */
function costClass(costYen: number): number {
  return costYen > 0 ? classOfValue(BREAKS, costYen) + 1 : NOTHING_TO_BUILD;
}

interface CostByPlace {
  readonly costYen: Float64Array;
  readonly households: Float64Array;
}

const costs = new WeakMap<Outcome, Map<PlaceLevel, CostByPlace>>();

/** Sums over the squares with a cost, households at the 2020 level; kept per outcome, since every hover asks. */
function costByPlace(atlas: Atlas, outcome: Outcome, level: PlaceLevel): CostByPlace {
  const kept = costs.get(outcome) ?? new Map<PlaceLevel, CostByPlace>();
  costs.set(outcome, kept);
  let sums = kept.get(level);
  if (sums === undefined) {
    const count = placeCount(atlas, level);
    const costYen = new Float64Array(count);
    const households = new Float64Array(count);
    const { municipality, households: cellHouseholds } = atlas.cells;
    const { prefecture } = atlas.municipalities;
    const perHousehold = outcome.fibre.costPerHouseholdYen;
    for (let i = 0; i < municipality.length; i++) {
      if (!(perHousehold[i]! > 0)) continue;
      const place = level === 'municipality' ? municipality[i]! : prefecture[municipality[i]!]!;
      costYen[place]! += perHousehold[i]! * cellHouseholds[i]!;
      households[place]! += cellHouseholds[i]!;
    }
    sums = { costYen, households };
    kept.set(level, sums);
  }
  return sums;
}
