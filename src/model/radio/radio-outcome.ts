/**
 * Results of the 5G simulation in columns; years are rows in the order of FISCAL_YEARS, ends of fiscal years. Where two
 * axes stand before the years, the first named is the outermost: `operators × years × municipalities` is row by
 * operator, then year.
 */
import type { Plan } from '../plan.ts';
import type { OperatorFigure } from './operator.ts';
import type { PublishedCoverage } from './published-coverage.ts';

/** Where the antenna of a site stands. */
export const TOWERS = ['existing', 'new', 'property'] as const;
/** Who builds it: one operator, or several together (共同整備). */
export const BUILDS = ['alone', 'shared'] as const;
/** How a new site is joined to the network; 'standing' for those of the published years. */
export const BACKHAULS = ['standing', 'fibre', 'radio-relay'] as const;
/** What the plan builds; '5g' are the sites that make the population coverage. */
export const TECHNOLOGIES = ['5g', 'local-5g', 'lpwa', 'haps', 'satellite'] as const;
export type Technology = (typeof TECHNOLOGIES)[number];
/** Items of a site's cost, in the order of every cost table's columns. */
export const COST_ITEMS = ['station', 'tower', 'backhaul'] as const;

/** Sites in build order; all columns of one length. They are the places of the union, one per place. */
export interface RadioSites {
  /**
   * cellIndex of the inhabited square in which the site stands, in its centre unless it is the user's own; NO_CELL where
   * nobody lives, as only own sites may.
   */
  readonly cell: Uint32Array;
  /** Degrees. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Index in the municipality table. */
  readonly municipality: Uint16Array;
  /** Fiscal year at whose end the site first stands. */
  readonly fiscalYear: Uint16Array;
  readonly rangeM: Float32Array;
  /** Index into BANDS (bands.ts). */
  readonly band: Uint8Array;
  /** Index into ENVIRONMENT_CLASSES. */
  readonly environment: Uint8Array;
  /** Index into TOWERS. */
  readonly tower: Uint8Array;
  /** Index into BUILDS. */
  readonly build: Uint8Array;
  /** Index into BACKHAULS. */
  readonly backhaul: Uint8Array;
  /** Metres of new fibre, or of the relay's hop; 0 for sites that stand already. */
  readonly backhaulM: Float32Array;
  /** sites × COST_ITEMS, whole yen; 0 for sites that stand already. */
  readonly itemYen: Float64Array;
  /** 1 for the one parent station (高度特定基地局) of its 10 km square. */
  readonly isParent: Uint8Array;
  /** sites × OPERATORS: fiscal year at whose end the operator first transmits there; 0 for never. */
  readonly operatorFiscalYear: Uint16Array;
  /** Whole yen, the sum of its items. */
  readonly costYen: Float64Array;
  /** People at the 2020 level in the squares that count from this site on. */
  readonly addedPopulation: Float64Array;
  /** The user's own: index into the scenario's sites; -1 for those of the model. */
  readonly own: Int16Array;
  /** On public property: index into the scenario's list; -1 elsewhere. */
  readonly property: Int16Array;
}

/** In `cell`: nobody lives in the square. */
export const NO_CELL = 0xffffffff;

/** What became of the places that the scenario brings. */
export interface OwnPlaces {
  /** Per site of the scenario: index into OWN_SITE_STATES. */
  readonly siteState: Uint8Array;
  /** Per public property of the scenario: index into PROPERTY_STATES (property-places.ts). */
  readonly propertyState: Uint8Array;
  /** Squares of the scenario's plan in which nobody lives in this atlas: nothing is built there. */
  readonly unknownPlanCells: number;
}
/** `placeless`: at sea or on land of no municipality, where nothing is built. */
export const OWN_SITE_STATES = ['standing', 'placeless'] as const;

/** Coverage of each operator alone, by the official rule on its own sites; modelled. */
export interface OperatorCoverage {
  /** operators × cells: fiscal year at whose end the cell first counts for the operator alone; 0 never. */
  readonly coveredFiscalYear: Uint16Array;
  /** operators × years × municipalities: people of that year in squares that count for the operator. */
  readonly coveredPopulation: Float64Array;
  /** operators × years × municipalities: sites at which the operator transmits. */
  readonly stationCount: Uint32Array;
  /** (OPERATORS.length + 1) × years × municipalities: people of that year in squares that exactly so many cover. */
  readonly overlapPopulation: Float64Array;
  /** What the operators published, for display beside the model. */
  readonly measured: readonly OperatorFigure[];
}

/** Land area by municipality; land of no municipality in the table is left out. */
export interface LandCoverage {
  /** Per municipality, km². */
  readonly landKm2: Float64Array;
  /** years × municipalities, km² of land within the served 125 m squares of the 5G sites, inhabited or not. */
  readonly terrestrialKm2: Float64Array;
  /** The same, with high-altitude platforms and satellites. */
  readonly coveredKm2: Float64Array;
}

/** What is built beyond the 5G masts, in build order; all columns of one length. Modelled. */
export interface BeyondWorks {
  /** Index into TECHNOLOGIES. */
  readonly technology: Uint8Array;
  /** Municipality in which it stands, or above whose land it flies; the nation's first for a satellite service. */
  readonly municipality: Uint16Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Radius of the footprint, metres; 0 where the works are not drawn as a footprint. */
  readonly rangeM: Float32Array;
  readonly fiscalYear: Uint16Array;
  /** Gateways, sites, platforms or services. */
  readonly works: Uint32Array;
  /** Land that it newly serves, km². */
  readonly addedKm2: Float64Array;
  readonly costYen: Float64Array;
}

/** One row per municipality, year and kind of works. */
export interface RadioPlan extends Plan {
  /** Index into TECHNOLOGIES. */
  readonly technology: Uint8Array;
  /** Index into BANDS; 255 where the technology has none of them. */
  readonly band: Uint8Array;
  /** Indices into TOWERS, BUILDS and BACKHAULS; 255 where the technology knows no such thing. */
  readonly tower: Uint8Array;
  readonly build: Uint8Array;
  readonly backhaul: Uint8Array;
  /** Index of the user's own site that the row is, of the public property that carries it; -1 for none. */
  readonly own: Int16Array;
  readonly property: Int16Array;
}
/** In the columns of a RadioPlan: does not apply. */
export const NOT_APPLICABLE = 255;

/**
 * What keeps a prefecture below a share at the end of a year. `reached`: nothing; `stations`, `budget`: the nation's
 * yearly number of sites or money is used up; `backhaul`: the money, of which backhaul takes the largest part here;
 * `blockStations`, `blockBudget`: its block's part is; `leastPeople`: no place is left where a site would gain enough.
 */
export const BINDINGS = [
  'reached',
  'stations',
  'budget',
  'backhaul',
  'blockStations',
  'blockBudget',
  'leastPeople',
] as const;
export type Binding = (typeof BINDINGS)[number];

/** Per prefecture: when a share of its people is covered, what that takes, and what stands in the way. */
export interface ShareReached {
  /** 0–1. */
  readonly share: number;
  /** First fiscal year at whose end the share is reached; 0 not within the horizon. */
  readonly fiscalYear: Uint16Array;
  /** Sites of the plan in the prefecture until then (or all of them). */
  readonly siteCount: Uint32Array;
  /** What they cost, whole yen: prefectures × COST_ITEMS. */
  readonly itemYen: Float64Array;
  /** Index into BINDINGS: what bound it in the last year in which it was short; `reached` if it never was. */
  readonly binding: Uint8Array;
}

/**
 * How good the plan is. Squares that come to count only because several sites serve parts of them are a bonus that
 * neither `alonePopulation` nor the bound holds.
 */
export interface PlanBound {
  /** People at the 2020 level whom the plan newly covers by the official rule. */
  readonly addedPopulation: number;
  /** Of them, those in squares that one site of the plan counts by itself: what the bound is about. */
  readonly alonePopulation: number;
  /** What any sites could newly count for the same money in each prefecture, every square by one site. */
  readonly upperBound: number;
  /** 1 − alonePopulation / upperBound, 0–1. */
  readonly gap: number;
}

export interface RadioOutcome {
  /** Per cell: fiscal year at whose end the cell first counts as covered by the union; 0 never within the horizon. */
  readonly coveredFiscalYear: Uint16Array;
  /** years × municipalities: people of that year in counted squares. */
  readonly coveredPopulation: Float64Array;
  /**
   * years × municipalities: modelled sites standing; 1 from FY2024 on in a municipality that has no inhabited cell, as
   * published.
   */
  readonly stationCount: Uint32Array;
  /** Per year: share 0–1 of the base squares (10 km, inhabited) in which a parent station stands. */
  readonly baseDeploymentRate: Float64Array;
  /** The base of that share: 10 km squares with an inhabited cell, 4,310; the plan counts about 4,500. */
  readonly baseSquareCount: number;
  readonly sites: RadioSites;
  readonly operators: OperatorCoverage;
  readonly land: LandCoverage;
  readonly beyond: BeyondWorks;
  /** years × PAYERS, whole yen, of the 5G sites; baseline years are 0: they were paid before the scenario begins. */
  readonly costYen: Float64Array;
  /** The same of everything beyond the masts. */
  readonly beyondCostYen: Float64Array;
  /** What is built in each municipality and year, for how many people, and who pays. */
  readonly plan: RadioPlan;
  /** Per prefecture: first fiscal year at whose end the share is reached; 0 not within the horizon. */
  readonly prefectureTarget: {
    readonly reaches90FiscalYear: Uint16Array;
    readonly reaches99FiscalYear: Uint16Array;
  };
  /** 90 and 99 %, in this order. */
  readonly sharesReached: readonly [ShareReached, ShareReached];
  /** Found after the plan; undefined while it is still being looked for. */
  readonly bound: PlanBound | undefined;
  /** Published and estimated figures that the baseline reproduces, for display beside the model. */
  readonly measured: PublishedCoverage;
  readonly ownPlaces: OwnPlaces;
}
