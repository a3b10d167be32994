/** 5G over the horizon: modelled sites that reproduce the published years, then the roll-out year by year. */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, type ValuesOf, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { BANDS, bandIndex } from './bands.ts';
import { type BaseSquares, baseSquares } from './base-squares.ts';
import { buildBaseline } from './baseline.ts';
import { writeHistory } from './history.ts';
import { ENVIRONMENT_CLASSES, linkAssumptionsOf, siteRange } from './link-budget.ts';
import type { RadioOutcome, RadioSites } from './radio-outcome.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import { rollOut } from './roll-out.ts';
import {
  type BuiltSite,
  createSiteBuilder,
  kindOfSite,
  rangeOfSite,
  type SiteBuilder,
  type SiteKinds,
} from './site-builder.ts';
import { payForSites } from './site-cost.ts';

const ALL_EQUIPPED_FISCAL_YEAR = 2024;

type RadioParameters = ValuesOf<typeof RADIO_PARAMETERS>;

/**
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years.
 */
export function* simulateRadio(
  atlas: Atlas,
  demand: Demand,
  parameters: RadioParameters,
): Steps<RadioOutcome> {
  if (demand.fiscalYears[0] !== FIRST_FISCAL_YEAR || demand.fiscalYears.length !== YEAR_COUNT) {
    throw new Error(
      `Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${demand.fiscalYears}.`,
    );
  }
  const report =
    (phase: string, from: number, to: number) =>
    (fraction: number): Progress => ({ phase, fraction: from + (to - from) * fraction });
  const bandOf = bandByClass(parameters);
  const builder = yield* createSiteBuilder(
    atlas,
    siteKinds(parameters, bandOf),
    report('radio.baseline', 0, 0.2),
  );
  const baseline = yield* buildBaseline(builder, demand, report('radio.baseline', 0.2, 0.6));
  const lastPublished = baseline.published.fiscalYears.at(-1) ?? FIRST_FISCAL_YEAR;
  const years = FISCAL_YEARS.filter((year) => year > lastPublished);
  const planned = yield* rollOut(builder, demand, years, parameters, report('radio.rollOut', 0.6, 0.85));
  const squares = baseSquares(atlas.lattice);
  const { sites, coveredFiscalYear } = yield* writeHistory(
    atlas,
    createCountingMap(builder.counting.layout),
    (cell) => rangeOfSite(builder, cell),
    baseline.sites,
    planned,
    squares,
    report('radio.outcome', 0.85, 1),
  );
  const coveredPopulation = coveredByYear(atlas, demand, coveredFiscalYear);
  return {
    coveredFiscalYear,
    coveredPopulation,
    ...stationsByYear(atlas, sites, squares),
    sites: siteColumns(builder, sites, bandOf),
    ...payForSites(atlas, planned, years, (cell) => kindOfSite(builder, cell), parameters),
    prefectureTarget: {
      reaches90FiscalYear: yearsReached(atlas, demand, coveredPopulation, 0.9),
      reaches99FiscalYear: yearsReached(atlas, demand, coveredPopulation, 0.99),
    },
    measured: baseline.published,
  };
}

/** Index into BANDS by environment class. */
function bandByClass(parameters: RadioParameters): number[] {
  const names = {
    urban: parameters['radio.bandUrban'],
    suburban: parameters['radio.bandSuburban'],
    rural: parameters['radio.bandRural'],
  };
  return ENVIRONMENT_CLASSES.map((environment) => bandIndex(names[environment]));
}

function siteKinds(parameters: RadioParameters, bandOf: readonly number[]): SiteKinds {
  const assumptions = linkAssumptionsOf(parameters);
  return {
    rangeM: ENVIRONMENT_CLASSES.map(
      (environment, k) => siteRange(BANDS[bandOf[k]!]!, environment, assumptions).rangeM,
    ),
    thresholdsPerKm2: [parameters['radio.urbanDensityPerKm2'], parameters['radio.suburbanDensityPerKm2']],
  };
}

/** years × municipalities: people of the year in cells that count by then. */
function coveredByYear(atlas: Atlas, demand: Demand, coveredFiscalYear: Uint16Array): Float64Array {
  const { municipality, population } = atlas.cells;
  const { count } = atlas.municipalities;
  const covered = new Float64Array(YEAR_COUNT * count);
  for (let i = 0; i < coveredFiscalYear.length; i++) {
    if (coveredFiscalYear[i] === 0) continue;
    covered[(coveredFiscalYear[i]! - FIRST_FISCAL_YEAR) * count + municipality[i]!]! += population[i]!;
  }
  for (let at = count; at < covered.length; at++) covered[at]! += covered[at - count]!;
  return covered.map((people, at) => people * demand.populationFactor[at]!);
}

function stationsByYear(
  atlas: Atlas,
  sites: readonly BuiltSite[],
  squares: BaseSquares,
): Pick<RadioOutcome, 'stationCount' | 'baseDeploymentRate' | 'baseSquareCount'> {
  const { count } = atlas.municipalities;
  const stationCount = new Uint32Array(YEAR_COUNT * count);
  const newSquares = new Float64Array(YEAR_COUNT);
  const isEquipped = new Uint8Array(squares.count);
  for (const { cell, fiscalYear } of sites) {
    const year = fiscalYear - FIRST_FISCAL_YEAR;
    stationCount[year * count + atlas.cells.municipality[cell]!]!++;
    const square = squares.squareOf[cell]!;
    if (isEquipped[square] === 0) newSquares[year]!++;
    isEquipped[square] = 1;
  }
  for (let at = count; at < stationCount.length; at++) stationCount[at]! += stationCount[at - count]!;
  countPlaceless(atlas, stationCount);
  let equipped = 0;
  const baseDeploymentRate = newSquares.map((more) => {
    equipped += more;
    return squares.count > 0 ? equipped / squares.count : 1;
  });
  return { stationCount, baseDeploymentRate, baseSquareCount: squares.count };
}

/**
 * A municipality in which nobody lived at the census has no cell for its station to stand in. Every municipality has
 * one since the end of FY2024 (総務省, 5Gの整備状況, 2025), so one is counted there.
 */
function countPlaceless(atlas: Atlas, stationCount: Uint32Array): void {
  const { count } = atlas.municipalities;
  const isPlaced = new Uint8Array(count);
  for (const m of atlas.cells.municipality) isPlaced[m] = 1;
  for (let y = ALL_EQUIPPED_FISCAL_YEAR - FIRST_FISCAL_YEAR; y < YEAR_COUNT; y++) {
    for (let m = 0; m < count; m++) if (isPlaced[m] === 0) stationCount[y * count + m]!++;
  }
}

function siteColumns(
  builder: SiteBuilder,
  sites: readonly BuiltSite[],
  bandOf: readonly number[],
): RadioSites {
  return {
    cell: Uint32Array.from(sites, ({ cell }) => cell),
    fiscalYear: Uint16Array.from(sites, ({ fiscalYear }) => fiscalYear),
    rangeM: Float32Array.from(sites, ({ cell }) => rangeOfSite(builder, cell)),
    band: Uint8Array.from(sites, ({ cell }) => bandOf[kindOfSite(builder, cell)]!),
    costYen: Float64Array.from(sites, ({ costYen }) => costYen),
    addedPopulation: Float64Array.from(sites, ({ addedPopulation }) => addedPopulation),
  };
}

/** Per prefecture: the first fiscal year at whose end the share of people is reached; 0 for never. */
function yearsReached(atlas: Atlas, demand: Demand, covered: Float64Array, share: number): Uint16Array {
  const { count, prefecture } = atlas.municipalities;
  const reached = new Uint16Array(atlas.prefectures.count);
  for (let y = 0; y < YEAR_COUNT; y++) {
    const missing = new Float64Array(reached.length);
    for (let m = 0; m < count; m++) {
      missing[prefecture[m]!]! += share * demand.population[y * count + m]! - covered[y * count + m]!;
    }
    for (let p = 0; p < reached.length; p++) {
      if (reached[p] === 0 && missing[p]! <= 0) reached[p] = FISCAL_YEARS[y]!;
    }
  }
  return reached;
}
