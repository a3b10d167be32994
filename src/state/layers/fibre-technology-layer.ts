/** What serves a square at the end of the horizon, and how many households of a place are left to other than fibre. */
import type { Atlas } from '../../model/atlas.ts';
import { TECHNOLOGIES } from '../../model/fibre/technology.ts';
import type { Outcome } from '../../model/outcome.ts';
import { LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { classOfValue, FIRST_CLASS, NO_CELL, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition, PlaceLevel } from './layer-definition.ts';
import { placeCount } from './place-sums.ts';

/** Households of a place. */
const BREAKS = [10, 100, 1000];
const ALL_FIBRE = FIRST_CLASS;
const ROWS = ['row.technologyFibre', 'row.technologyFwa', 'row.technologySatellite'] as const;
const NAMES = ['technology.fibre', 'technology.fwa', 'technology.satellite'] as const;

export const fibreTechnologyLayer: LayerDefinition = {
  id: 'fibreTechnology',
  parts: ['fibre'],
  levels: ['cell', 'municipality', 'prefecture'],
  needsOutcome: true,
  cellClassesFollowYear: false,
  placeUnit: 'households',

  cellSource: ({ fibre }) => fibre.technology,

  cellClasses({ atlas, outcome }, _fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(PENDING);
      return;
    }
    const { technology } = outcome.fibre;
    const { households } = atlas.cells;
    for (let i = 0; i < technology.length; i++) {
      out[i] = households[i]! > 0 ? FIRST_CLASS + technology[i]! : NO_CELL;
    }
  },

  placeValues({ atlas, outcome }, level, _fiscalYear, out) {
    if (outcome === undefined) {
      out.fill(Number.NaN);
      return;
    }
    const [, fwa, satellite] = householdsByTechnology(atlas, outcome, level);
    for (let i = 0; i < out.length; i++) out[i] = fwa[i]! + satellite[i]!;
  },

  placeClass: (value) => (value > 0 ? classOfValue(BREAKS, value) + 1 : ALL_FIBRE),

  scale(level, theme) {
    const { technology, cost, costNothing } = coloursOf(theme);
    if (level === 'cell') {
      return NAMES.map((key, k) => ({
        first: FIRST_CLASS + k,
        last: FIRST_CLASS + k,
        colour: technology[k]!,
        label: { key },
      }));
    }
    const classes = breakScale(BREAKS, ramp(cost, BREAKS.length + 1), 'households');
    return [
      { first: ALL_FIBRE, last: ALL_FIBRE, colour: costNothing, label: { key: 'technology.allFibre' } },
      ...classes.map((entry) => ({ ...entry, first: entry.first + 1, last: entry.last + 1 })),
    ];
  },

  title: (level) => ({
    key: level === 'cell' ? 'fibreTechnology.titleCell' : 'fibreTechnology.titlePlace',
  }),
  note: (level) => ({
    key: level === 'cell' ? 'fibreTechnology.noteCell' : 'fibreTechnology.notePlace',
    values: { fiscalYear: { value: LAST_FISCAL_YEAR, unit: 'fiscalYear' } },
  }),

  describe({ atlas, outcome }, place) {
    if (outcome === undefined) return [];
    const common = {
      fiscalYear: LAST_FISCAL_YEAR,
      mark: 'modelled',
      source: 'source.fibreModel',
    } as const;
    if (place.level === 'cell') {
      if (!(atlas.cells.households[place.index]! > 0)) return [];
      const key = NAMES[outcome.fibre.technology[place.index]!]!;
      return [{ label: 'row.fibreTechnology', value: { key }, ...common }];
    }
    const counts = householdsByTechnology(atlas, outcome, place.level);
    return ROWS.map(
      (label, k): DetailRow => ({
        label,
        value: { value: counts[k]![place.index]!, unit: 'households' },
        base: 'base.households2020',
        ...common,
      }),
    );
  },
};

type ByTechnology = readonly [fibre: Float64Array, fwa: Float64Array, satellite: Float64Array];

const counted = new WeakMap<Outcome, Map<PlaceLevel, ByTechnology>>();

/** Households at the 2020 level, in the order of TECHNOLOGIES; kept per outcome, since every hover asks. */
function householdsByTechnology(atlas: Atlas, outcome: Outcome, level: PlaceLevel): ByTechnology {
  const kept = counted.get(outcome) ?? new Map<PlaceLevel, ByTechnology>();
  counted.set(outcome, kept);
  let counts = kept.get(level);
  if (counts === undefined) {
    const of = TECHNOLOGIES.map(() => new Float64Array(placeCount(atlas, level)));
    const { municipality, households } = atlas.cells;
    const { prefecture } = atlas.municipalities;
    const { technology } = outcome.fibre;
    for (let i = 0; i < municipality.length; i++) {
      const place = level === 'municipality' ? municipality[i]! : prefecture[municipality[i]!]!;
      of[technology[i]!]![place]! += households[i]!;
    }
    counts = of as unknown as ByTechnology;
    kept.set(level, counts);
  }
  return counts;
}
