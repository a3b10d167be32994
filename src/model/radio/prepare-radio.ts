/**
 * Finds beforehand what moves of levers may ask 5G plans for: footprints of the sites that plans build under much money,
 * at the prices of the last run and where towers cost nothing. Two such plans touch nineteen in twenty of the sites that
 * moves of single levers bring. A footprint is the same whoever asks for it.
 */
import type { Atlas } from '../atlas.ts';
import { type Footprints, findFootprints } from '../coverage/footprints.ts';
import type { Progress, Steps } from '../progress.ts';
import { beginPlan, type RadioInputs } from './begin-plan.ts';
import type { OpenCountry } from './open-country.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { type RollOut, rollOut } from './roll-out.ts';
import { operatorsStandingOf, standingOf } from './standing.ts';

const SITES_PER_STEP = 250;
/** More than any plan can spend and build. */
const NO_LIMITS = {
  'radio.annualBudgetYen': 1e16,
  'radio.stationsPerYear': 1e9,
  'radio.blockBudgetShare': 1,
  'radio.blockStationShare': 1,
} as const;

interface Run {
  readonly inputs: RadioInputs;
  readonly parameters: RadioParameters;
}

/** The last run of each atlas, whose structure is kept. */
const lastRuns = new WeakMap<Atlas, Run>();
/** Countries for which all has been found. */
const prepared = new WeakSet<OpenCountry>();

export function rememberRun(inputs: RadioInputs, parameters: RadioParameters): void {
  lastRuns.set(inputs.atlas, { inputs, parameters });
}

/** Does nothing where no plan has been run, or all has been found for its country. */
export function* prepareRadio(atlas: Atlas): Steps<void> {
  const run = lastRuns.get(atlas);
  if (run === undefined) return;
  const { inputs, parameters } = run;
  const beginning = yield* beginPlan(inputs, parameters, report);
  const { open, priced, years } = beginning;
  if (prepared.has(open)) return;
  const { landPlaces } = yield* standingOf(inputs, beginning, report);
  const { places } = yield* operatorsStandingOf(inputs, beginning, report);
  const generous = { ...parameters, ...NO_LIMITS };
  const { prices } = priced;
  for (const each of [prices, { ...prices, newTowerYen: 0 }]) {
    const country = { ...priced, prices: each };
    const rollOutInputs = { demand: inputs.demand, fiscalYears: years.slice(0, 1) };
    const plan = yield* rollOut(country, rollOutInputs, generous, report);
    yield* findAll(landPlaces.footprints, plan);
    yield* findAll(places.footprints, plan);
  }
  prepared.add(open);
}

function* findAll(footprints: Footprints, { sites, rank }: RollOut): Steps<void> {
  for (let from = 0; from < sites.count; from += SITES_PER_STEP) {
    yield report(from / sites.count);
    findFootprints(footprints, sites, rank, from, Math.min(from + SITES_PER_STEP, sites.count));
  }
}

function report(fraction: number): Progress {
  return { phase: 'radio.rollOut', fraction };
}
