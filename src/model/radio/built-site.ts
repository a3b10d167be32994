import type { Atlas } from '../atlas.ts';
import { centreLat, centreLon } from '../lattice.ts';
import type { SiteKind } from './site-kind.ts';

/** A site that stands, of the past or of the plan. */
export interface BuiltSite {
  /** Inhabited square in which it stands, in its centre unless it is the user's own; -1 where nobody lives. */
  readonly cell: number;
  /** Degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Index in the municipality table. */
  readonly municipality: number;
  readonly fiscalYear: number;
  readonly kind: SiteKind;
  /** Indices into TOWERS, BUILDS and BACKHAULS (radio-outcome.ts). */
  readonly tower: number;
  readonly build: number;
  readonly backhaul: number;
  readonly backhaulM: number;
  /** Whole yen by COST_ITEMS; all 0 for sites that stand already when the scenario begins. */
  readonly itemYen: readonly number[];
  /** Sum of the items. */
  readonly costYen: number;
  /** People at the 2020 level whom it newly covered when it was built. */
  readonly addedPopulation: number;
  /** Where it stands on public property: index into the scenario's list; -1 elsewhere. */
  readonly property: number;
  /** The user's own sites: index into the scenario's list; -1 for all others. */
  readonly own: number;
}

/** Where a site stands that the model puts into the centre of an inhabited square. */
export function inSquare(
  { lattice, cells }: Pick<Atlas, 'lattice' | 'cells'>,
  cell: number,
): Pick<BuiltSite, 'cell' | 'lat' | 'lon' | 'municipality'> {
  return {
    cell,
    lat: centreLat(lattice.row[cell]!),
    lon: centreLon(lattice.column[cell]!),
    municipality: cells.municipality[cell]!,
  };
}
