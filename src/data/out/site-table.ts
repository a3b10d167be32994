/**
 * 5G sites that stand by the end of a fiscal year, as points: those of the plan at the centre of their squares, the
 * user's own at their places.
 */
import type { Atlas } from '../../model/atlas.ts';
import { meshCodeOfCell } from '../../model/jis-mesh.ts';
import { columnAt, rowAt } from '../../model/lattice.ts';
import type { Outcome } from '../../model/outcome.ts';
import { municipalitiesOf, type PlaceScope } from '../../model/places/place-scope.ts';
import { BANDS } from '../../model/radio/bands.ts';
import { OPERATORS } from '../../model/radio/operator.ts';
import { BACKHAULS, BUILDS, TOWERS } from '../../model/radio/radio-outcome.ts';
import { nameInList } from '../../model/scenario-places.ts';
import { type FeatureTable, roundedTo, type TableColumn } from './feature-table.ts';

const text = (name: string): TableColumn => ({ name, kind: 'text', mark: 'modelled' });
const number = (name: string, unit: string, base?: string): TableColumn => ({
  name,
  kind: 'number',
  unit,
  ...(base !== undefined && { base }),
  mark: 'modelled',
});

const COLUMNS: readonly TableColumn[] = [
  text('meshCode'),
  text('code'),
  text('municipality'),
  number('fiscalYear', 'fiscalYear', 'stands from'),
  text('band'),
  number('rangeM', 'm'),
  text('tower'),
  text('build'),
  text('backhaul'),
  number('backhaulM', 'm'),
  text('operators'),
  number('isParent', 'flag'),
  number('addedPopulation', 'people', '2020 level'),
  number('costYen', 'yen', 'all payers; 0: stands already'),
  text('ownSite'),
  text('publicProperty'),
];

export function siteTable(
  atlas: Atlas,
  outcome: Outcome,
  scope: PlaceScope,
  fiscalYear: number,
): FeatureTable {
  const { sites } = outcome.radio;
  const { municipalities } = atlas;
  const { scenario } = outcome;
  const inside = new Set(municipalitiesOf(atlas, scope));
  const rows: number[] = [];
  for (let i = 0; i < sites.cell.length; i++) {
    if (sites.fiscalYear[i]! <= fiscalYear && inside.has(sites.municipality[i]!)) rows.push(i);
  }
  return {
    name: 'sites',
    geometryType: 'Point',
    columns: COLUMNS,
    count: rows.length,
    row(r) {
      const i = rows[r]!;
      const m = sites.municipality[i]!;
      const since = (k: number) => sites.operatorFiscalYear[i * OPERATORS.length + k]!;
      return [
        meshCodeOfCell(rowAt(sites.lat[i]!), columnAt(sites.lon[i]!)),
        municipalities.code[m]!,
        municipalities.nameJa[m]!,
        sites.fiscalYear[i]!,
        BANDS[sites.band[i]!]?.name ?? null,
        Math.round(sites.rangeM[i]!),
        TOWERS[sites.tower[i]!] ?? null,
        BUILDS[sites.build[i]!] ?? null,
        BACKHAULS[sites.backhaul[i]!] ?? null,
        Math.round(sites.backhaulM[i]!),
        OPERATORS.filter((_, k) => since(k) > 0 && since(k) <= fiscalYear).join(' '),
        sites.isParent[i]!,
        roundedTo(sites.addedPopulation[i]!, 1),
        sites.costYen[i]!,
        nameInList(scenario.sites, sites.own[i]!) || null,
        nameInList(scenario.property, sites.property[i]!) || null,
      ];
    },
    geometry(r) {
      const i = rows[r]!;
      return { type: 'Point', coordinates: [roundedTo(sites.lon[i]!, 7)!, roundedTo(sites.lat[i]!, 7)!] };
    },
  };
}
