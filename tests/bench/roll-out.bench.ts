/**
 * The national 5G roll-out from the baseline until every prefecture stands at 99 %, with its bound, and the local search
 * that goes on from it; against a greedy that counts the gain of every candidate anew after every site.
 */
import { fileURLToPath } from 'node:url';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import type { Atlas } from '../../src/model/atlas.ts';
import { resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { beginPlan, type RadioInputs } from '../../src/model/radio/begin-plan.ts';
import type { CoverSets } from '../../src/model/radio/cover-sets.ts';
import { searchPlan } from '../../src/model/radio/improve-plan.ts';
import { boundOfPlan } from '../../src/model/radio/plan-bound.ts';
import { planAlone } from '../../src/model/radio/plan-coverage.ts';
import { rollOut } from '../../src/model/radio/roll-out.ts';
import { lastFibreM, siteCostsYen } from '../../src/model/radio/site-cost.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { demandOf, simulatePart } from '../../src/model/simulate.ts';
import type { Bench, BenchRow } from './bench.ts';

const SEED = 20_250_331;
const SWEEPS = 3;
const quiet = () => ({ phase: '', fraction: 0 });
/** So much money and so many sites a year that every prefecture is at 99 % in the first years, and then nothing more. */
const PARAMETERS = resolveParameters({
  'radio.annualBudgetYen': 20e9,
  'radio.stationsPerYear': 60_000,
});

async function inputsOf(atlas: Atlas): Promise<RadioInputs> {
  const land = await loadLand(readFromFolder(fileURLToPath(new URL('../../public/atlas', import.meta.url))));
  if (!land.ok) throw new Error('Expected the land mask.');
  const country = { atlas, land: land.value };
  const scenario = defaultScenario();
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const demand = demandOf(atlas, PARAMETERS);
  return { ...country, demand, baseline, fibreFiscalYear: fibre.servedFiscalYear };
}

async function run({ atlas }: { readonly atlas: Atlas }): Promise<BenchRow[]> {
  const inputs = await inputsOf(atlas);
  const start = performance.now();
  const { open, priced, fibre, years } = finish(beginPlan(inputs, PARAMETERS, quiet));
  // The years until the last prefecture is there; a plan beyond them is not what is measured.
  const fiscalYears = [2025, 2026, 2027];
  if (years[0] !== fiscalYears[0]) throw new Error(`Expected a plan from FY2025, got FY${years[0]}.`);
  const plan = finish(rollOut(priced, { demand: inputs.demand, fiscalYears }, PARAMETERS, quiet));
  const planMs = performance.now() - start;
  const leastM = lastFibreM({ ...fibre, nearer: fibre.nearer.slice(0, fiscalYears.length - 1) });
  const costYen = siteCostsYen(priced.prices, priced.tower, open.isRural, leastM);
  const bound = finish(boundOfPlan(open, costYen, planAlone(plan), quiet));
  const ms = performance.now() - start;
  const short = belowNinetyNine(atlas, inputs, plan.coveredPopulation, fiscalYears.at(-1)!);
  if (short > 0) throw new Error(`Expected 99 % in every prefecture, got ${short} below.`);
  if (!(bound.gap >= 0 && bound.gap <= 0.03))
    throw new Error(`Expected a gap of at most 3 %, got ${bound.gap}.`);

  const steps = 40;
  const textbookStart = performance.now();
  textbookSteps(open.sets, costYen, steps);
  const referenceMs = ((performance.now() - textbookStart) / steps) * plan.sites.count;

  const search = finish(searchPlan(inputs, PARAMETERS, SEED, quiet));
  const sites = search.chosen().length;
  const searchStart = performance.now();
  search.move(SWEEPS * sites);
  const searchMs = performance.now() - searchStart;
  if (search.covered() < search.before) throw new Error('Expected the search never to cover less.');
  if (search.covered() > search.upperBound) throw new Error('Expected the search to stay below its bound.');
  const gap = (people: number) => `${(100 * (1 - people / search.upperBound)).toFixed(2)} %`;
  return [
    {
      name: 'baseline → 99 % in every prefecture',
      ms,
      referenceMs,
      ratio: referenceMs / planMs,
      answer: `${plan.sites.count} sites, gap ${(100 * bound.gap).toFixed(2)} %`,
      note: `goal 3 s with bound, gap 3 %; the plan alone ${planMs.toFixed(0)} ms; textbook from ${steps} of its steps`,
    },
    {
      name: `local search, ${SWEEPS * sites} exchanges`,
      ms: searchMs,
      answer: `${search.covered() - search.before} people more`,
      note: `gap ${gap(search.before)} → ${gap(search.covered())}`,
    },
  ];
}

function belowNinetyNine(
  atlas: Atlas,
  { demand }: RadioInputs,
  covered: Float64Array,
  fiscalYear: number,
): number {
  const { count, prefecture } = atlas.municipalities;
  const row = demand.fiscalYears.indexOf(fiscalYear) * count;
  const missing = new Float64Array(atlas.prefectures.count);
  for (let m = 0; m < count; m++) {
    missing[prefecture[m]!]! +=
      0.99 * demand.population[row + m]! - demand.populationFactor[row + m]! * covered[m]!;
  }
  return missing.filter((people) => people > 0).length;
}

/** Greedy by people per yen that counts every candidate anew for every site. */
function textbookSteps({ start, member, weight }: CoverSets, costYen: Float64Array, steps: number): void {
  const isCovered = new Uint8Array(weight.length);
  for (let step = 0; step < steps; step++) {
    let best = -1;
    let most = 0;
    for (let i = 0; i < costYen.length; i++) {
      let gain = 0;
      for (let at = start[i]!; at < start[i + 1]!; at++)
        if (isCovered[member[at]!] === 0) gain += weight[member[at]!]!;
      if (gain / costYen[i]! > most) {
        most = gain / costYen[i]!;
        best = i;
      }
    }
    if (best < 0) throw new Error('Expected candidates that gain.');
    for (let at = start[best]!; at < start[best + 1]!; at++) isCovered[member[at]!] = 1;
  }
}

export default { name: '5G roll-out with its bound', run } satisfies Bench;
