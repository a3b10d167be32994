/** 5G over the horizon: modelled sites that reproduce the published years, then the roll-out year by year. */
import type { Atlas } from '../atlas.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, FISCAL_YEARS, type ValuesOf, YEAR_COUNT } from '../parameter.ts';
import { PAYERS } from '../payer.ts';
import { createPlanBuilder, type Plan } from '../plan.ts';
import type { Steps } from '../progress.ts';
import { BANDS, bandIndex } from './bands.ts';
import { type BaselineSite, buildBaseline } from './baseline.ts';
import { baseSquares } from './coverage-in-year.ts';
import { firstYearSites } from './first-year.ts';
import { ENVIRONMENT_CLASSES, linkAssumptionsOf, siteRange } from './link-budget.ts';
import type { RadioOutcome, RadioSites } from './radio-outcome.ts';
import type { RADIO_PARAMETERS } from './radio-parameters.ts';
import { type RollOutSite, rollOut } from './roll-out.ts';
import {
  buildTriedSite,
  createSiteBuilder,
  type SiteBuilder,
  type SiteKinds,
  trySite,
} from './site-builder.ts';
import { isSubsidised, splitCostYen } from './site-cost.ts';

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
  yield { phase: 'radio.baseline', fraction: 0 };
  const bandOf = bandByClass(parameters);
  const kinds = siteKinds(parameters, bandOf);
  const builder = createSiteBuilder(atlas, kinds);
  yield { phase: 'radio.baseline', fraction: 0.1 };
  const baseline = yield* buildBaseline(builder, demand, (fraction) => ({
    phase: 'radio.baseline',
    fraction: 0.1 + 0.5 * fraction,
  }));
  const lastPublished = baseline.published.fiscalYears.at(-1) ?? FIRST_FISCAL_YEAR;
  const planned = yield* rollOut(
    builder,
    demand,
    FISCAL_YEARS.filter((year) => year > lastPublished),
    parameters,
    (fraction) => ({ phase: 'radio.rollOut', fraction: 0.6 + 0.3 * fraction }),
  );
  yield { phase: 'radio.outcome', fraction: 0.9 };
  const squares = baseSquares(atlas);
  const past = firstYearSites(createSiteBuilder(atlas, kinds), baseline.sites, squares);
  yield { phase: 'radio.outcome', fraction: 0.95 };
  const built = [...past.map((site) => ({ ...site, costYen: 0 })), ...planned];
  const history = replay(createSiteBuilder(atlas, kinds), built);
  const coveredPopulation = coveredByYear(atlas, demand, history.coveredFiscalYear);
  return {
    coveredFiscalYear: history.coveredFiscalYear,
    coveredPopulation,
    ...stationsByYear(atlas, built, squares),
    sites: siteColumns(builder, built, history.addedPopulation, bandOf),
    ...payments(builder, planned, parameters),
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

interface History {
  readonly coveredFiscalYear: Uint16Array;
  /** Per site, people at the 2020 level. */
  readonly addedPopulation: Float64Array;
}

/** Builds the sites once more in their final order, to date what counts. */
function replay(builder: SiteBuilder, sites: readonly BaselineSite[]): History {
  const { layout, fresh } = builder.counting;
  const coveredFiscalYear = new Uint16Array(layout.lattice.cellCount);
  const addedPopulation = new Float64Array(sites.length);
  sites.forEach(({ cell, fiscalYear }, s) => {
    const count = trySite(builder, cell);
    for (let i = 0; i < count; i++) coveredFiscalYear[layout.cellOf[fresh[i]!]!] = fiscalYear;
    addedPopulation[s] = buildTriedSite(builder, count);
  });
  return { coveredFiscalYear, addedPopulation };
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
  sites: readonly BaselineSite[],
  squares: ReturnType<typeof baseSquares>,
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
  let equipped = 0;
  const baseDeploymentRate = newSquares.map((more) => {
    equipped += more;
    return squares.count > 0 ? equipped / squares.count : 1;
  });
  return { stationCount, baseDeploymentRate, baseSquareCount: squares.count };
}

function siteColumns(
  builder: SiteBuilder,
  sites: readonly (BaselineSite & { readonly costYen: number })[],
  addedPopulation: Float64Array,
  bandOf: readonly number[],
): RadioSites {
  const { kind, rangeM, counting } = builder;
  const kindOf = (cell: number) => kind[counting.layout.slotOf[cell]!]!;
  return {
    cell: Uint32Array.from(sites, ({ cell }) => cell),
    fiscalYear: Uint16Array.from(sites, ({ fiscalYear }) => fiscalYear),
    rangeM: Float32Array.from(sites, ({ cell }) => rangeM[kindOf(cell)]!),
    band: Uint8Array.from(sites, ({ cell }) => bandOf[kindOf(cell)]!),
    costYen: Float64Array.from(sites, ({ costYen }) => costYen),
    addedPopulation,
  };
}

/** years × PAYERS in whole yen, and the plan by municipality and year. */
function payments(
  builder: SiteBuilder,
  planned: readonly RollOutSite[],
  parameters: RadioParameters,
): { readonly costYen: Float64Array; readonly plan: Plan } {
  const { atlas, kind, counting } = builder;
  const costYen = new Float64Array(YEAR_COUNT * PAYERS.length);
  const plan = createPlanBuilder(atlas.municipalities.count);
  for (const site of planned) {
    const environment = kind[counting.layout.slotOf[site.cell]!]!;
    const payersYen = splitCostYen(site.costYen, isSubsidised(atlas, site.cell, environment), parameters);
    payersYen.forEach((yen, k) => {
      costYen[(site.fiscalYear - FIRST_FISCAL_YEAR) * PAYERS.length + k]! += yen;
    });
    plan.add(site.fiscalYear, atlas.cells.municipality[site.cell]!, site.addedPopulation, payersYen);
  }
  return { costYen, plan: plan.build() };
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
