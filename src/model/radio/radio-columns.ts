/** Turns what was simulated into the columns of the outcome. */
import type { Atlas } from '../atlas.ts';
import { areaByMunicipalityKm2, type Ground } from '../coverage/ground.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import type { ScenarioSite } from '../scenario-places.ts';
import type { BaseSquares } from './base-squares.ts';
import type { Beyond } from './beyond.ts';
import type { BuiltSite } from './built-site.ts';
import { OPERATORS } from './operator.ts';
import { ownerOf } from './operators.ts';
import { assignParents } from './parents.ts';
import {
  type BeyondWorks,
  BUILDS,
  type LandCoverage,
  NOT_APPLICABLE,
  type RadioOutcome,
  type RadioPlan,
  type RadioSites,
  TECHNOLOGIES,
} from './radio-outcome.ts';
import { buildRadioPlan, type PlannedWork } from './radio-plan.ts';

const SHARED = BUILDS.indexOf('shared');
const FIVE_G = TECHNOLOGIES.indexOf('5g');

export function siteColumns(
  sites: readonly BuiltSite[],
  isParent: Uint8Array,
  operatorFiscalYear: Uint16Array,
): RadioSites {
  return {
    cell: Uint32Array.from(sites, ({ cell }) => cell),
    lat: Float64Array.from(sites, ({ lat }) => lat),
    lon: Float64Array.from(sites, ({ lon }) => lon),
    municipality: Uint16Array.from(sites, ({ municipality }) => municipality),
    fiscalYear: Uint16Array.from(sites, ({ fiscalYear }) => fiscalYear),
    rangeM: Float32Array.from(sites, ({ kind }) => kind.rangeM),
    band: Uint8Array.from(sites, ({ kind }) => kind.band),
    environment: Uint8Array.from(sites, ({ kind }) => kind.environment),
    tower: Uint8Array.from(sites, ({ tower }) => tower),
    build: Uint8Array.from(sites, ({ build }) => build),
    backhaul: Uint8Array.from(sites, ({ backhaul }) => backhaul),
    backhaulM: Float32Array.from(sites, ({ backhaulM }) => backhaulM),
    itemYen: Float64Array.from(sites.flatMap(({ itemYen }) => itemYen)),
    isParent,
    operatorFiscalYear,
    costYen: Float64Array.from(sites, ({ costYen }) => costYen),
    addedPopulation: Float64Array.from(sites, ({ addedPopulation }) => addedPopulation),
    own: Int16Array.from(sites, ({ own }) => own),
    property: Int16Array.from(sites, ({ property }) => property),
  };
}

/**
 * sites × OPERATORS. Operators are at a site from its first year on; at planned sites all of them where it is shared,
 * else one; at the user's own those that the user names.
 * @param baselineIndex of the first sites: their position among `baselineOperators`
 */
export function operatorYears(
  sites: readonly BuiltSite[],
  baselineIndex: Uint32Array,
  baselineOperators: Uint8Array,
  ownSites: readonly ScenarioSite[],
): Uint16Array {
  const years = new Uint16Array(sites.length * OPERATORS.length);
  const plannedAt = ({ cell, build, own }: BuiltSite) => {
    if (own >= 0)
      return ownSites[own]!.operators.reduce((all, each) => all | (1 << OPERATORS.indexOf(each)), 0);
    return build === SHARED ? (1 << OPERATORS.length) - 1 : 1 << ownerOf(cell);
  };
  sites.forEach((site, s) => {
    const { fiscalYear } = site;
    const present = s < baselineIndex.length ? baselineOperators[baselineIndex[s]!]! : plannedAt(site);
    for (let k = 0; k < OPERATORS.length; k++) {
      if ((present & (1 << k)) !== 0) years[s * OPERATORS.length + k] = fiscalYear;
    }
  });
  return years;
}

export function parentsByYear(
  atlas: Atlas,
  sites: readonly BuiltSite[],
  squares: BaseSquares,
  lastPastYear: number,
): Pick<RadioOutcome, 'baseDeploymentRate'> & { readonly isParent: Uint8Array } {
  const { isParent, squareCount } = assignParents(atlas, squares, sites, lastPastYear);
  const baseDeploymentRate = squareCount.map((parents) => (squares.count > 0 ? parents / squares.count : 1));
  return { baseDeploymentRate, isParent };
}

/** @param served years × pieces: land that the 5G sites serve, in area units */
export function landCoverage(ground: Ground, served: Float64Array, beyond: Beyond): LandCoverage {
  const { pieces, atlas } = ground;
  const { count } = atlas.municipalities;
  const terrestrialKm2 = new Float64Array(YEAR_COUNT * count);
  const coveredKm2 = new Float64Array(YEAR_COUNT * count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const fiscalYear = FIRST_FISCAL_YEAR + y;
    const own = served.subarray(y * pieces.count, (y + 1) * pieces.count);
    const isSatellite = beyond.satelliteFiscalYear > 0 && beyond.satelliteFiscalYear <= fiscalYear;
    const all = own.map((area, i) => {
      const flown = beyond.platformFiscalYear[pieces.square[i]!]!;
      return isSatellite || (flown > 0 && flown <= fiscalYear) ? pieces.area[i]! : area;
    });
    terrestrialKm2.set(areaByMunicipalityKm2(ground, own), y * count);
    coveredKm2.set(areaByMunicipalityKm2(ground, all), y * count);
  }
  return { landKm2: areaByMunicipalityKm2(ground, pieces.area), terrestrialKm2, coveredKm2 };
}

export function beyondColumns({ works }: Beyond): BeyondWorks {
  return {
    technology: Uint8Array.from(works, ({ technology }) => technology),
    municipality: Uint16Array.from(works, ({ municipality }) => municipality),
    lat: Float64Array.from(works, ({ lat }) => lat),
    lon: Float64Array.from(works, ({ lon }) => lon),
    rangeM: Float32Array.from(works, ({ rangeM }) => rangeM),
    fiscalYear: Uint16Array.from(works, ({ fiscalYear }) => fiscalYear),
    works: Uint32Array.from(works, ({ works: count }) => count),
    addedKm2: Float64Array.from(works, ({ addedKm2 }) => addedKm2),
    costYen: Float64Array.from(works, ({ costYen }) => costYen),
  };
}

/** @param payersYen sites × PAYERS */
export function planOf(planned: readonly BuiltSite[], payersYen: Float64Array, beyond: Beyond): RadioPlan {
  const masts = planned.map(
    (site, s): PlannedWork => ({
      fiscalYear: site.fiscalYear,
      municipality: site.municipality,
      technology: FIVE_G,
      band: site.kind.band,
      tower: site.tower,
      build: site.build,
      backhaul: site.backhaul,
      works: 1,
      reached: site.addedPopulation,
      payersYen: [...payersYen.subarray(s * PAYERS.length, (s + 1) * PAYERS.length)],
      own: site.own,
      property: site.property,
    }),
  );
  const others = beyond.works.map(
    (work): PlannedWork => ({
      fiscalYear: work.fiscalYear,
      municipality: work.municipality,
      technology: work.technology,
      band: NOT_APPLICABLE,
      tower: NOT_APPLICABLE,
      build: NOT_APPLICABLE,
      backhaul: NOT_APPLICABLE,
      works: work.works,
      reached: work.addedKm2,
      payersYen: [work.stateYen, 0, work.costYen - work.stateYen],
      own: -1,
      property: -1,
    }),
  );
  return buildRadioPlan([...masts, ...others]);
}
