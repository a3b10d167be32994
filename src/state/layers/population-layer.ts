/** Who lives where: people per 500 m square, people per km² of a place, in the fiscal year's level. */
import type { Place } from '../app-state.ts';
import { breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { classOfValue } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition, LayerInput, Mark, PlaceLevel } from './layer-definition.ts';
import { areaKm2, demandOfInput, placeSums, yearIndexOf } from './place-sums.ts';

const CELL_BREAKS = [10, 30, 100, 300, 1000, 3000];
const PLACE_BREAKS = [30, 100, 300, 1000, 3000, 10000];

/** 1 October of these years was counted; the years between and after are interpolated and projected. */
const CENSUS_YEARS = [2020, 2025];

export const populationLayer: LayerDefinition = {
  id: 'population',
  parts: [],
  levels: ['cell', 'municipality', 'prefecture'],
  needsOutcome: false,
  cellClassesFollowYear: true,
  placeUnit: 'peoplePerKm2',
  placeDecimals: 0,

  cellClasses(input, fiscalYear, out) {
    const { population, municipality } = input.atlas.cells;
    const factor = factors(input, fiscalYear);
    for (let i = 0; i < population.length; i++) {
      out[i] = classOfValue(CELL_BREAKS, population[i]! * factor[municipality[i]!]!);
    }
  },

  placeValues(input, level, fiscalYear, out) {
    const people = placeSums(input.atlas, demandOfInput(input).population, level, fiscalYear);
    const area = areaKm2(input.atlas, level);
    for (let i = 0; i < out.length; i++) out[i] = people[i]! / area[i]!;
  },

  placeClass: (value) => classOfValue(PLACE_BREAKS, value),

  scale(level, theme) {
    const breaks = level === 'cell' ? CELL_BREAKS : PLACE_BREAKS;
    const colours = ramp(coloursOf(theme).amount, breaks.length + 1);
    return breakScale(breaks, colours, level === 'cell' ? 'people' : 'peoplePerKm2', 0);
  },

  title: (level) => ({ key: level === 'cell' ? 'population.titleCell' : 'population.titlePlace' }),
  note: (level, fiscalYear) => ({
    key: level === 'cell' ? 'population.noteCell' : 'population.notePlace',
    values: { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } },
  }),

  describe(input, place, fiscalYear) {
    const level = place.level;
    return level === 'cell'
      ? describeCell(input, place, fiscalYear)
      : describePlace(input, level, place.index, fiscalYear);
  },
};

/** The year's row of people in year / people at the 2020 level. */
function factors(input: LayerInput, fiscalYear: number): Float64Array {
  const { count } = input.atlas.municipalities;
  const start = yearIndexOf(fiscalYear) * count;
  return demandOfInput(input).populationFactor.subarray(start, start + count);
}

function describeCell(input: LayerInput, place: Place, fiscalYear: number): DetailRow[] {
  const { cells, municipalities } = input.atlas;
  const demand = demandOfInput(input);
  const at = yearIndexOf(fiscalYear) * municipalities.count + cells.municipality[place.index]!;
  // Within a municipality the squares' shares are those of an older census, so a square's count is never a measurement.
  const level = { fiscalYear, mark: 'modelled', source: 'source.censusAndProjection' } as const;
  return [
    {
      label: 'row.population',
      value: { value: cells.population[place.index]! * demand.populationFactor[at]!, unit: 'people' },
      ...level,
    },
    {
      label: 'row.households',
      value: { value: cells.households[place.index]! * demand.householdFactor[at]!, unit: 'households' },
      ...level,
    },
    {
      label: 'row.elevation',
      value: { value: cells.elevationM[place.index]!, unit: 'm' },
      mark: 'measured',
      source: 'source.elevation',
    },
    {
      label: 'row.landShare',
      value: { value: cells.landShare[place.index]! / 255, unit: 'share', decimals: 0 },
      mark: 'measured',
      source: 'source.boundaries',
    },
  ];
}

function describePlace(input: LayerInput, level: PlaceLevel, index: number, fiscalYear: number): DetailRow[] {
  const { atlas } = input;
  const demand = demandOfInput(input);
  const people = placeSums(atlas, demand.population, level, fiscalYear)[index]!;
  const households = placeSums(atlas, demand.households, level, fiscalYear)[index]!;
  const area = areaKm2(atlas, level)[index]!;
  const mark: Mark = CENSUS_YEARS.includes(fiscalYear) ? 'measured' : 'modelled';
  const count = { fiscalYear, mark, source: 'source.censusAndProjection' } as const;
  const statistics = { mark: 'measured', source: 'source.statistics' } as const;
  const rows: DetailRow[] = [
    { label: 'row.population', value: { value: people, unit: 'people' }, ...count },
    { label: 'row.households', value: { value: households, unit: 'households' }, ...count },
    { label: 'row.density', value: { value: people / area, unit: 'peoplePerKm2', decimals: 0 }, ...count },
    { label: 'row.area', value: { value: area, unit: 'km2', decimals: 1 }, ...statistics },
  ];
  if (level === 'municipality') {
    const { age65Share, fiscalIndex } = atlas.municipalities;
    rows.push({
      label: 'row.age65Share',
      value: { value: age65Share[index]!, unit: 'share', decimals: 1 },
      base: 'base.population',
      ...statistics,
    });
    rows.push({
      label: 'row.fiscalIndex',
      value: { value: fiscalIndex[index]!, unit: 'index', decimals: 2 },
      ...statistics,
    });
  }
  return rows;
}
