/** The 5G part of an exported outcome: operators, overlap, land, parent stations, what binds, and the plan's details. */
import type { Atlas } from '../model/atlas.ts';
import type { Outcome } from '../model/outcome.ts';
import { totalsByYear } from '../model/place-totals.ts';
import { BANDS } from '../model/radio/bands.ts';
import { OPERATORS } from '../model/radio/operator.ts';
import { PROPERTY_STATES } from '../model/radio/property-places.ts';
import {
  BACKHAULS,
  BINDINGS,
  BUILDS,
  COST_ITEMS,
  OWN_SITE_STATES,
  type RadioPlan,
  type ShareReached,
  TECHNOLOGIES,
  type Technology,
  TOWERS,
} from '../model/radio/radio-outcome.ts';
import { nameInList } from '../model/scenario-places.ts';
import type { CsvValue } from './csv.ts';

/** Columns of plan.csv that only 5G masts fill. */
export const RADIO_PLAN_HEADER = ['band', 'tower', 'build', 'backhaul', 'ownSite', 'publicProperty'] as const;

export function radioPlanColumns({ radio: { plan }, scenario }: Outcome, i: number): CsvValue[] {
  return [
    BANDS[plan.band[i]!]?.name ?? '',
    TOWERS[plan.tower[i]!] ?? '',
    BUILDS[plan.build[i]!] ?? '',
    BACKHAULS[plan.backhaul[i]!] ?? '',
    nameInList(scenario.sites, plan.own[i]!),
    nameInList(scenario.property, plan.property[i]!),
  ];
}

/** What became of the places that the scenario brought; nothing where it brought none. */
export function ownPlacesSummary({ scenario, radio }: Outcome) {
  const { sites: own, property, plan } = scenario;
  if (own.length === 0 && property.length === 0 && plan === undefined) return {};
  const { sites, ownPlaces } = radio;
  const builtAt = (column: Int16Array, index: number) =>
    Array.from(column.keys()).filter((s) => column[s] === index);
  return {
    ownSites: own.map((site, i) => {
      const [s] = builtAt(sites.own, i);
      return {
        ...site,
        state: OWN_SITE_STATES[ownPlaces.siteState[i]!]!,
        ...(s !== undefined && {
          standsFrom: sites.fiscalYear[s]!,
          rangeM: sites.rangeM[s]!,
          addedPopulation: sites.addedPopulation[s]!,
          costYen: sites.costYen[s]!,
        }),
      };
    }),
    publicProperty: property.map((place, i) => ({
      ...place,
      state: PROPERTY_STATES[ownPlaces.propertyState[i]!]!,
      carries: builtAt(sites.property, i).map((s) => ({
        fiscalYear: sites.fiscalYear[s]!,
        ownSite: nameInList(own, sites.own[s]!) || null,
        costYen: sites.costYen[s]!,
        addedPopulation: sites.addedPopulation[s]!,
      })),
    })),
    adoptedPlan: plan === undefined ? null : { cells: plan.count, unknown: ownPlaces.unknownPlanCells },
  };
}

const REACHED: Readonly<Record<Technology, string>> = {
  '5g': 'people',
  'local-5g': 'sites',
  lpwa: 'km2',
  haps: 'km2',
  satellite: 'km2',
};

export function radioTechnologies(plan: RadioPlan): { technology: Technology; base: string }[] {
  return Array.from(plan.technology, (index) => {
    const technology = TECHNOLOGIES[index]!;
    return { technology, base: REACHED[technology] };
  });
}

/** Columns of places.csv after the stations of the union. */
export const RADIO_PLACE_HEADER = [
  ...OPERATORS.map((operator) => `radioCoveredPopulation_${operator}`),
  'landKm2',
  'radioLandKm2',
  'allLandKm2',
] as const;

export function radioPlaceColumns(
  { radio, fiscalYears }: Outcome,
  y: number,
  m: number,
  count: number,
): CsvValue[] {
  const size = fiscalYears.length * count;
  const at = y * count + m;
  return [
    ...OPERATORS.map((_, k) => rounded(radio.operators.coveredPopulation[k * size + at]!)),
    rounded(radio.land.landKm2[m]!),
    rounded(radio.land.terrestrialKm2[at]!),
    rounded(radio.land.coveredKm2[at]!),
  ];
}

/** National series of single operators, of their overlap and of stations. */
export function radioSummary(atlas: Atlas, { radio, demand, fiscalYears }: Outcome) {
  const years = fiscalYears.length;
  const size = years * atlas.municipalities.count;
  const people = totalsByYear(demand.population, years);
  const shareOf = (table: Float64Array, row: number) =>
    [...totalsByYear(table.subarray(row * size, (row + 1) * size), years)].map(
      (value, y) => value / people[y]!,
    );
  return {
    radioOperators: OPERATORS.map((operator, k) => ({
      operator,
      populationCoverage: shareOf(radio.operators.coveredPopulation, k),
      stations: [...totalsByYear(radio.operators.stationCount.subarray(k * size, (k + 1) * size), years)],
    })),
    /** Share of people in squares that exactly 0, 1 … operators cover. */
    radioOverlap: Array.from({ length: OPERATORS.length + 1 }, (_, n) =>
      shareOf(radio.operators.overlapPopulation, n),
    ),
  };
}

/** Land coverage of any set of places. @param total sums years × municipalities over them */
export function landTables(
  { radio, fiscalYears }: Outcome,
  total: (values: Float64Array) => Float64Array,
): Record<string, Float64Array> {
  const { landKm2, terrestrialKm2, coveredKm2 } = radio.land;
  const land = new Float64Array(fiscalYears.length * landKm2.length);
  for (let y = 0; y < fiscalYears.length; y++) land.set(landKm2, y * landKm2.length);
  const all = total(land);
  const share = (part: Float64Array) => total(part).map((km2, i) => (all[i]! > 0 ? km2 / all[i]! : 1));
  return { radioLandCoverage: share(terrestrialKm2), allLandCoverage: share(coveredKm2) };
}

/** When one prefecture reaches a share, what it takes, and what stood in the way. */
export function shareReached(
  { share, fiscalYear, siteCount, itemYen, binding }: ShareReached,
  prefecture: number,
) {
  const items = COST_ITEMS.map((item, k): [string, number] => [
    item,
    itemYen[prefecture * COST_ITEMS.length + k]!,
  ]);
  return {
    share,
    fiscalYear: fiscalYear[prefecture] || null,
    sites: siteCount[prefecture]!,
    costYen: items.reduce((sum, [, yen]) => sum + yen, 0),
    itemYen: Object.fromEntries(items),
    binding: BINDINGS[binding[prefecture]!]!,
  };
}

/** To a tenth. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
