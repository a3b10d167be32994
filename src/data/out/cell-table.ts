/** Inhabited 500 m squares with what the run says of each. */
import type { Polygon } from 'geojson';
import type { Atlas } from '../../model/atlas.ts';
import { TECHNOLOGIES } from '../../model/fibre/technology.ts';
import { meshCodeOfCell } from '../../model/jis-mesh.ts';
import { COLUMNS_PER_DEGREE, ORIGIN_LON, ROWS_PER_DEGREE } from '../../model/lattice.ts';
import type { Outcome } from '../../model/outcome.ts';
import { cellsOfMunicipality } from '../../model/places/cells-of-municipality.ts';
import { municipalitiesOf, type PlaceScope } from '../../model/places/place-scope.ts';
import { OPERATORS } from '../../model/radio/operator.ts';
import { type FeatureTable, roundedTo, type TableColumn, yearOrNever } from './feature-table.ts';

const DEGREE_DECIMALS = 8;

/** Years stand in the rows themselves; people and households are those of the fiscal year. */
const COLUMNS: readonly TableColumn[] = [
  { name: 'meshCode', kind: 'text', mark: 'measured' },
  { name: 'code', kind: 'text', mark: 'measured' },
  { name: 'municipality', kind: 'text', mark: 'measured' },
  { name: 'fiscalYear', kind: 'number', unit: 'fiscalYear', mark: 'measured' },
  { name: 'population', kind: 'number', unit: 'people', mark: 'modelled' },
  { name: 'households', kind: 'number', unit: 'households', mark: 'modelled' },
  {
    name: 'fibreFiscalYear',
    kind: 'number',
    unit: 'fiscalYear',
    base: 'served from; blank: never',
    mark: 'modelled',
  },
  {
    name: 'fibreCostPerHouseholdYen',
    kind: 'number',
    unit: 'yen',
    base: 'per household; 0: served at the baseline',
    mark: 'modelled',
  },
  { name: 'technology', kind: 'text', base: 'at the end of the horizon', mark: 'modelled' },
  {
    name: 'radioFiscalYear',
    kind: 'number',
    unit: 'fiscalYear',
    base: 'counts from; blank: never',
    mark: 'modelled',
  },
  { name: 'radioOperators', kind: 'number', unit: 'operators', base: 'in the fiscal year', mark: 'modelled' },
];

export function cellTable(
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  fiscalYear: number,
): FeatureTable {
  const { demand, fibre, radio, fiscalYears } = outcome;
  const { municipalities, cells, lattice } = atlas;
  const y = fiscalYears.indexOf(fiscalYear);
  const inside = municipalitiesOf(atlas, scope);
  const rows = Uint32Array.from(inside.flatMap((m) => [...cellsOfMunicipality(atlas, m)]));
  const operatorsAt = (cell: number) =>
    OPERATORS.reduce((count, _, k) => {
      const since = radio.operators.coveredFiscalYear[k * lattice.cellCount + cell]!;
      return since > 0 && since <= fiscalYear ? count + 1 : count;
    }, 0);
  return {
    name: 'cells',
    geometryType: 'Polygon',
    columns: COLUMNS,
    count: rows.length,
    row(i) {
      const cell = rows[i]!;
      const m = cells.municipality[cell]!;
      const at = y * municipalities.count + m;
      return [
        meshCodeOfCell(lattice.row[cell]!, lattice.column[cell]!),
        municipalities.code[m]!,
        municipalities.nameJa[m]!,
        fiscalYear,
        roundedTo(cells.population[cell]! * demand.populationFactor[at]!, 1),
        roundedTo(cells.households[cell]! * demand.householdFactor[at]!, 1),
        yearOrNever(fibre.servedFiscalYear[cell]!),
        Math.round(fibre.costPerHouseholdYen[cell]!),
        TECHNOLOGIES[fibre.technology[cell]!]!,
        yearOrNever(radio.coveredFiscalYear[cell]!),
        operatorsAt(cell),
      ];
    },
    geometry: (i) => squareOf(lattice.row[rows[i]!]!, lattice.column[rows[i]!]!),
  };
}

/** Counter-clockwise from the south-west corner. */
export function squareOf(row: number, column: number): Polygon {
  const lon = (c: number) => roundedTo(ORIGIN_LON + c / COLUMNS_PER_DEGREE, DEGREE_DECIMALS)!;
  const lat = (r: number) => roundedTo(r / ROWS_PER_DEGREE, DEGREE_DECIMALS)!;
  const [west, east, south, north] = [lon(column), lon(column + 1), lat(row), lat(row + 1)];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}
