/** What is known of the modelled sites in one square. Pure. */
import { BANDS } from '../../../model/radio/bands.ts';
import { OPERATORS } from '../../../model/radio/operator.ts';
import { BACKHAULS, BUILDS, type RadioSites, TOWERS } from '../../../model/radio/radio-outcome.ts';

export interface SiteFacts {
  /** At whose end it first stands. */
  readonly fiscalYear: number;
  readonly band: { readonly name: string; readonly fGhz: number };
  readonly rangeM: number;
  /** Where it stands, with its index into BANDS. */
  readonly place: { readonly lat: number; readonly lon: number; readonly band: number };
  readonly tower: (typeof TOWERS)[number];
  readonly build: (typeof BUILDS)[number];
  readonly backhaul: (typeof BACKHAULS)[number];
  readonly backhaulM: number;
  readonly costYen: number;
  readonly addedPopulation: number;
  readonly isParent: boolean;
  /** Indices into the scenario's lists, -1 for none: the user's own site, the public property that carries it. */
  readonly own: number;
  readonly property: number;
  readonly operators: readonly {
    readonly operator: (typeof OPERATORS)[number];
    readonly fiscalYear: number;
  }[];
}

/** In the order in which they are built. */
export function sitesInCell(sites: RadioSites, cell: number): readonly SiteFacts[] {
  const found: SiteFacts[] = [];
  for (let s = sites.cell.indexOf(cell); s >= 0; s = sites.cell.indexOf(cell, s + 1)) {
    found.push({
      fiscalYear: sites.fiscalYear[s]!,
      band: BANDS[sites.band[s]!]!,
      rangeM: sites.rangeM[s]!,
      place: { lat: sites.lat[s]!, lon: sites.lon[s]!, band: sites.band[s]! },
      tower: TOWERS[sites.tower[s]!]!,
      build: BUILDS[sites.build[s]!]!,
      backhaul: BACKHAULS[sites.backhaul[s]!]!,
      backhaulM: sites.backhaulM[s]!,
      costYen: sites.costYen[s]!,
      addedPopulation: sites.addedPopulation[s]!,
      isParent: sites.isParent[s] === 1,
      own: sites.own[s]!,
      property: sites.property[s]!,
      operators: OPERATORS.flatMap((operator, k) => {
        const fiscalYear = sites.operatorFiscalYear[s * OPERATORS.length + k]!;
        return fiscalYear === 0 ? [] : [{ operator, fiscalYear }];
      }),
    });
  }
  return found;
}
