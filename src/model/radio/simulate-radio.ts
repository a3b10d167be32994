/** 5G over the horizon: modelled sites that reproduce the published years, then the roll-out year by year. */
import type { Atlas } from '../atlas.ts';
import { createCountingMap } from '../coverage/counting-map.ts';
import type { Demand } from '../demand.ts';
import { FIRST_FISCAL_YEAR, YEAR_COUNT } from '../parameter.ts';
import type { Progress, Steps } from '../progress.ts';
import { buildBaseline, type RadioBaseline } from './baseline.ts';
import { type Beginning, beginPlan, type RadioInputs } from './begin-plan.ts';
import { forestWorks, joinBeyond, localWorks } from './beyond.ts';
import { landCoverage, landWithPlan } from './land-coverage.ts';
import { operatorsWithPlan } from './operator-coverage.ts';
import { assignOperators } from './operators.ts';
import { deploymentRate, parentsWithPlan } from './parents.ts';
import { boundOfPlan } from './plan-bound.ts';
import { coverageOfPlan, planAlone, setsWithoutOwn } from './plan-coverage.ts';
import { platformGround } from './platform-ground.ts';
import { flyPlatforms } from './platforms.ts';
import { rememberRun } from './prepare-radio.ts';
import {
  beyondColumns,
  joinBuilders,
  joinSites,
  operatorsAtPlanned,
  operatorYears,
  planOf,
} from './radio-columns.ts';
import type { OperatorCoverage, PlanBound, RadioOutcome } from './radio-outcome.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { type RollOut, rollOutSites, TOLD_SHARES } from './roll-out.ts';
import { sharesOf, yearsReached } from './share-tracker.ts';
import { buildsOfPlan } from './shared-builds.ts';
import { createSiteBuilder } from './site-builder.ts';
import { lastFibreM, siteCostsYen } from './site-cost.ts';
import { siteField } from './site-field.ts';
import { pastKinds } from './site-kind.ts';
import { operatorsStandingOf, type Standing, standingOf } from './standing.ts';
import { costByYear, paidByYear, payersOfSites } from './who-pays.ts';

/**
 * The sites of the published years and who stands at them. No lever of the roll-out moves them.
 * @param demand over FISCAL_YEARS
 * @throws if the demand is of other years.
 */
export function* simulateRadioBaseline(
  atlas: Atlas,
  demand: Demand,
  parameters: RadioParameters,
): Steps<RadioBaseline> {
  checkYears(demand);
  const kinds = pastKinds(parameters);
  const field = yield* siteField(atlas, kinds, parameters, reporter('radio.baseline', 0, 0.2));
  const builder = createSiteBuilder(field, createCountingMap(field.layout), kinds, field.environment);
  const placed = yield* buildBaseline(builder, demand, reporter('radio.baseline', 0.25, 0.75));
  const operators = yield* assignOperators(field, kinds, placed, demand, reporter('radio.baseline', 0.75, 1));
  return { ...placed, operators };
}

/** All of the outcome but what each operator covers alone, and the bound. */
export type RadioPart = Omit<RadioOutcome, 'operators' | 'bound'>;

/** The whole of the outcome. @throws if the demand is of other years. */
export function* simulateRadio(inputs: RadioInputs, parameters: RadioParameters): Steps<RadioOutcome> {
  const plan = yield* simulateRadioPlan(inputs, parameters);
  const operators = yield* simulateRadioOperators(inputs, parameters);
  return { ...plan, operators, bound: yield* simulateRadioBound(inputs, parameters) };
}

/** What each operator covers alone. @throws if the demand is of other years. */
export function* simulateRadioOperators(
  inputs: RadioInputs,
  parameters: RadioParameters,
): Steps<OperatorCoverage> {
  const { atlas, demand } = inputs;
  checkYears(demand);
  const beginning = yield* beginPlan(inputs, parameters, reporter('radio.baseline', 0, 0.3));
  const plan = yield* planFrom(beginning, inputs, parameters, reporter('radio.rollOut', 0.3, 0.5));
  const { past, places } = yield* operatorsStandingOf(inputs, beginning, reporter('radio.outcome', 0.5, 0.9));
  const { kept } = beginning;
  const sites = sitesOfPlan(beginning, plan, parameters);
  const years = yearsOfOperators(beginning, sites);
  return yield* kept.steps('operators', [plan.sites, years, past, demand], {}, () =>
    operatorsWithPlan(atlas, demand, past, plan, years, places, reporter('radio.outcome', 0.9, 1)),
  );
}

/** How far the plan may be from the best. @throws if the demand is of other years. */
export function* simulateRadioBound(inputs: RadioInputs, parameters: RadioParameters): Steps<PlanBound> {
  checkYears(inputs.demand);
  const beginning = yield* beginPlan(inputs, parameters, reporter('radio.baseline', 0, 0.3));
  const plan = yield* planFrom(beginning, inputs, parameters, reporter('radio.rollOut', 0.3, 0.5));
  const { open, priced, fibre, kept } = beginning;
  return yield* kept.steps('bound', [plan, priced], {}, () => {
    return boundOfPlan(
      { ...open, sets: setsWithoutOwn(open, plan) },
      siteCostsYen(priced.prices, priced.tower, priced.carried.isJoined, lastFibreM(fibre)),
      planAlone(plan),
      reporter('radio.bound', 0.5, 1),
    );
  });
}

/** Kept beside its beginning, for the bound and for levers that only say who builds and pays; all its own built alone. */
function planFrom(
  { kept, keepPlan, priced, years }: Beginning,
  { demand }: RadioInputs,
  parameters: RadioParameters,
  report: (fraction: number) => Progress,
): Steps<RollOut> {
  return kept.steps('plan', [priced, demand, years], parameters, function* (read) {
    const now = yield* rollOutSites(priced, { demand, fiscalYears: years }, read, report);
    // Limits that do not bind lead to the same sites, and what follows from them stands.
    return keepPlan(now);
  });
}

/** @throws if the demand is of other years. */
export function* simulateRadioPlan(inputs: RadioInputs, parameters: RadioParameters): Steps<RadioPart> {
  const { atlas, demand } = inputs;
  checkYears(demand);
  rememberRun(inputs, parameters);
  const beginning = yield* beginPlan(inputs, parameters, reporter('radio.baseline', 0, 0.3));
  const { baseline, years, kept, squares } = beginning;
  const plan = yield* planFrom(beginning, inputs, parameters, reporter('radio.rollOut', 0.3, 0.55));
  const past = yield* standingOf(inputs, beginning, reporter('radio.outcome', 0.55, 0.95));
  const { ground } = past;
  // What the plan comes to, whoever pays for it and whatever is built beyond the masts.
  const { served, columns, laid } = kept.get('laid', [plan.sites, past.land, demand], {}, () => {
    const { served: own, sites: unshared, ...others } = layPlan(inputs, beginning, past, plan);
    return { served: own, columns: unshared, laid: others };
  });
  yield reporter('radio.outcome', 0.95, 1)(0);
  const platforms = kept.get('platforms', [ground], parameters, (read) =>
    platformGround(ground, read['radio.hapsRadiusKm'] * 1000),
  );
  const flown = kept.get('flown', [ground, served, years, platforms], parameters, (read) =>
    flyPlatforms(ground, served, years, read, platforms),
  );
  const local = kept.get('local', [ground, years], parameters, (read) => localWorks(ground, years, read));
  const forests = kept.get('forests', [ground, served, years], parameters, (read) =>
    forestWorks(ground, served, years, read),
  );
  const beyond = kept.get('beyond', [local, forests, flown, years], parameters, (read) =>
    joinBeyond(local, forests, flown, years, read),
  );
  // Who builds and pays changes neither where sites stand nor what lies beyond them, and the reverse: what stays is the
  // same column.
  const sites = sitesOfPlan(beginning, plan, parameters);
  const operatorFiscalYear = yearsOfOperators(beginning, sites);
  const payersYen = kept.get('payers', [sites, years], parameters, (read) =>
    payersOfSites(atlas, sites, years, read),
  );
  const radioPlan = kept.get('rows', [sites, payersYen, beyond], {}, () => planOf(sites, payersYen, beyond));
  return {
    ...laid,
    sites: kept.get('siteColumns', [columns, past.land, sites, operatorFiscalYear], {}, () => ({
      ...columns,
      ...joinBuilders(past.sites, sites, operatorFiscalYear),
    })),
    baseSquareCount: squares.count,
    land: kept.get('land', [ground, served, beyond], {}, () => landCoverage(ground, served, beyond)),
    sharesReached: kept.get('shares', [laid, plan.shares], {}, () => sharesReached(plan, laid)),
    beyond: kept.get('beyondColumns', [beyond], {}, () => beyondColumns(beyond)),
    costYen: kept.get('cost', [sites, payersYen], {}, () => paidByYear(sites, payersYen)),
    beyondCostYen: kept.get('beyondCost', [beyond], {}, () =>
      costByYear(radioPlan, (technology) => technology !== '5g'),
    ),
    plan: radioPlan,
    measured: baseline.published,
    ownPlaces: {
      siteState: beginning.ownSiteState,
      propertyState: beginning.property.state,
      unknownPlanCells: inputs.unknownPlanCells ?? 0,
    },
  };
}

/** The plan's sites with who builds each. */
function sitesOfPlan(
  { kept, open }: Beginning,
  plan: RollOut,
  parameters: RadioParameters,
): RollOut['sites'] {
  return kept.get('builds', [plan.sites, open], parameters, (read) => ({
    ...plan.sites,
    build: buildsOfPlan(plan, open, read['radio.sharedBuildShare']),
  }));
}

/** Planned sites × OPERATORS, as in RadioSites. */
function yearsOfOperators({ kept, sites: ownSites }: Beginning, sites: RollOut['sites']): Uint16Array {
  return kept.get('operatorYears', [sites, ownSites], {}, () =>
    operatorYears(sites.fiscalYear, (s) => operatorsAtPlanned(sites, s, ownSites)),
  );
}

/** Lays the plan's sites on top of what stands, whoever builds them. */
function layPlan({ atlas, demand }: RadioInputs, beginning: Beginning, past: Standing, plan: RollOut) {
  const { history, squares, lastPublishedYear } = beginning;
  const coveredFiscalYear = history.coveredFiscalYear.slice();
  const { freshStart, fresh } = plan;
  for (let s = 0; s < plan.sites.count; s++) {
    coverIn(coveredFiscalYear, fresh, freshStart[s]!, freshStart[s + 1]!, plan.sites.fiscalYear[s]!);
  }
  const { coveredPopulation, stationCount } = coverageOfPlan(beginning, demand, plan);
  const [reaches90FiscalYear, reaches99FiscalYear] = TOLD_SHARES.map((share) =>
    yearsReached(atlas, demand, coveredPopulation, share),
  );
  const parents = parentsWithPlan(squares, past.parents, plan.sites, lastPublishedYear);
  return {
    coveredFiscalYear,
    coveredPopulation,
    stationCount,
    baseDeploymentRate: deploymentRate(squares, parents),
    // A site of the past may become a parent when the plan begins.
    sites: joinSites(past.sites, plan.sites, parents.isParent),
    prefectureTarget: {
      reaches90FiscalYear: reaches90FiscalYear!,
      reaches99FiscalYear: reaches99FiscalYear!,
    },
    /** years × pieces of the ground. */
    served: landWithPlan(past.ground, past.land, plan, past.landPlaces),
  };
}

function coverIn(
  coveredFiscalYear: Uint16Array,
  fresh: Uint32Array,
  from: number,
  to: number,
  fiscalYear: number,
): void {
  for (let at = from; at < to; at++) coveredFiscalYear[fresh[at]!] = fiscalYear;
}

function sharesReached(
  { shares }: RollOut,
  { prefectureTarget }: Pick<RadioOutcome, 'prefectureTarget'>,
): RadioOutcome['sharesReached'] {
  const { reaches90FiscalYear, reaches99FiscalYear } = prefectureTarget;
  const results = sharesOf(shares, [reaches90FiscalYear, reaches99FiscalYear]);
  return results as unknown as RadioOutcome['sharesReached'];
}

function checkYears(demand: Demand): void {
  if (demand.fiscalYears[0] === FIRST_FISCAL_YEAR && demand.fiscalYears.length === YEAR_COUNT) return;
  throw new Error(
    `Expected demand of FY${FIRST_FISCAL_YEAR} and ${YEAR_COUNT} years, got ${demand.fiscalYears}.`,
  );
}

/** Reports a stage's own fraction as part of the whole. */
function reporter(phase: string, from: number, to: number): (fraction: number) => Progress {
  return (fraction) => ({ phase, fraction: from + (to - from) * fraction });
}
