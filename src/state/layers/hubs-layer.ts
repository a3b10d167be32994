/** How far the nearest data-centre hub is in milliseconds, and which hubs are open. */
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { blankEntries, breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { classOfValue, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition, PlaceLevel } from './layer-definition.ts';
import { placeSums, yearIndexOf } from './place-sums.ts';

const BREAKS_MS = [1.8, 2, 2.2, 2.5, 3, 5];

export const hubsLayer: LayerDefinition = {
  id: 'hubs',
  parts: ['hubs'],
  // Latency is computed between municipalities; a square would pretend to more.
  levels: ['municipality', 'prefecture'],
  needsOutcome: true,
  cellClassesFollowYear: false,
  placeUnit: 'ms',
  placeDecimals: 1,

  cellClasses(_input, _fiscalYear, out) {
    out.fill(PENDING);
  },

  placeValues({ atlas, outcome }, level, fiscalYear, out) {
    if (outcome === undefined) out.fill(Number.NaN);
    else out.set(latencies(atlas, outcome, level, fiscalYear));
  },

  placeClass: (value) => classOfValue(BREAKS_MS, value),

  scale: (_level, theme) => [
    ...breakScale(BREAKS_MS, ramp(coloursOf(theme).distance, BREAKS_MS.length + 1), 'ms', 1),
    // Before the first hub opens there is none to be near.
    blankEntries(theme).noData,
  ],
  title: () => ({ key: 'hubs.title' }),
  note: (_level, fiscalYear) => ({
    key: 'hubs.note',
    values: { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } },
  }),

  describe({ atlas, outcome }, place, fiscalYear) {
    if (outcome === undefined) return [];
    const level = place.level === 'cell' ? 'municipality' : place.level;
    const index = place.level === 'cell' ? atlas.cells.municipality[place.index]! : place.index;
    const modelled = { fiscalYear, mark: 'modelled', source: 'source.hubsModel' } as const;
    const rows: DetailRow[] = [
      {
        label: 'row.hubLatency',
        value: { value: latencies(atlas, outcome, level, fiscalYear)[index]!, unit: 'ms', decimals: 1 },
        ...modelled,
      },
    ];
    if (place.level !== 'cell') {
      rows.push({
        label: 'row.hubsOpen',
        value: { value: openHubs(atlas, outcome, level, index, fiscalYear), unit: 'hubs' },
        ...modelled,
      });
    }
    return rows;
  },
};

/** By municipality, or the mean of a prefecture's people. */
function latencies(atlas: Atlas, outcome: Outcome, level: PlaceLevel, fiscalYear: number): Float64Array {
  const { count, prefecture } = atlas.municipalities;
  const start = yearIndexOf(fiscalYear) * count;
  const row = outcome.hubs.nearestHubLatencyMs.subarray(start, start + count);
  if (level === 'municipality') return row;
  const people = outcome.demand.population.subarray(start, start + count);
  const total = placeSums(atlas, outcome.demand.population, level, fiscalYear);
  const mean = Float64Array.from(total, (each) => (each > 0 ? 0 : Number.NaN));
  for (let m = 0; m < count; m++) {
    if (people[m]! > 0) mean[prefecture[m]!]! += (row[m]! * people[m]!) / total[prefecture[m]!]!;
  }
  return mean;
}

function openHubs(
  atlas: Atlas,
  outcome: Outcome,
  level: PlaceLevel,
  index: number,
  fiscalYear: number,
): number {
  const { municipality, openFiscalYear } = outcome.hubs.hubs;
  let open = 0;
  for (let h = 0; h < municipality.length; h++) {
    const m = municipality[h]!;
    const place = level === 'municipality' ? m : atlas.municipalities.prefecture[m]!;
    if (place === index && openFiscalYear[h]! > 0 && openFiscalYear[h]! <= fiscalYear) open++;
  }
  return open;
}
