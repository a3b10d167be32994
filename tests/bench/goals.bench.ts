/** What the plan's targets take in every prefecture, and the family of scenarios around the plan; answers run forward. */
import { fileURLToPath } from 'node:url';
import { loadLand } from '../../src/data/land-loader.ts';
import { readFromFolder } from '../../src/data/read-from-folder.ts';
import { everywhere, type Goal, goalOf, subjectOf, withLever } from '../../src/model/goals/goal.ts';
import { combined, standings } from '../../src/model/goals/goal-standing.ts';
import { dominates, paretoFront } from '../../src/model/goals/pareto-front.ts';
import { evaluateFamily, scenarioFamily } from '../../src/model/goals/scenario-family.ts';
import { seekGoals } from '../../src/model/goals/seek-goals.ts';
import { IS_MORE_BETTER } from '../../src/model/goals/trade-off-criteria.ts';
import { type ParameterChanges, resolveParameters } from '../../src/model/parameters.ts';
import { finish } from '../../src/model/progress.ts';
import { defaultScenario } from '../../src/model/scenario.ts';
import { type Country, demandOf, simulatePart } from '../../src/model/simulate.ts';
import { DEFAULT_TARGETS } from '../../src/model/target.ts';
import type { Bench, BenchRow } from './bench.ts';

const WANTED = ['fibre-2027', 'radio-2025', 'radio-prefecture-2025', 'radio-2030', 'radio-prefecture-2030'];

async function run({ atlas }: { readonly atlas: Country['atlas'] }): Promise<BenchRow[]> {
  const land = await loadLand(readFromFolder(fileURLToPath(new URL('../../public/atlas', import.meta.url))));
  if (!land.ok) throw new Error('Expected the land mask.');
  const country = { atlas, land: land.value };
  const scenario = defaultScenario();
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const wanted = DEFAULT_TARGETS.filter(({ id }) => WANTED.includes(id)).map(goalOf);
  // 97 % is a goal of the nation: in every prefecture no sum buys it within the year.
  const goals = wanted.map((goal) => (goal.fiscalYear > 2025 ? everywhere(goal) : goal));
  // The first question finds what every later one keeps.
  finish(seekGoals(country, scenario, { goals, lever: 'money' }, baseline));
  const start = performance.now();
  const { subjects } = finish(seekGoals(country, scenario, { goals, lever: 'money' }, baseline));
  const ms = performance.now() - start;
  let parameters: ParameterChanges = {};
  const told: string[] = [];
  for (const { subject, kind, parameter, value, goals: own, tries } of subjects) {
    if (kind !== 'found') throw new Error(`Expected the least for ${subject}, got ${kind}.`);
    const less = withLever(parameters, parameter!, 0.99 * value!);
    parameters = withLever(parameters, parameter!, value!);
    if (!isMet(country, parameters, own)) throw new Error(`Expected ${value} to be enough for ${subject}.`);
    if (isMet(country, less, own)) throw new Error(`Expected 1 % less than ${value} not to be enough.`);
    told.push(`${subject} ${(value! / 1e9).toFixed(2)} billion a year in ${tries} tries`);
  }

  const members = scenarioFamily({}).map((member) => ({ ...scenario, parameters: member.parameters }));
  const familyStart = performance.now();
  const values = finish(evaluateFamily(country, members, baseline));
  const familyMs = performance.now() - familyStart;
  const criteria = (['cost', 'coverage', 'worstPrefecture', 'disaster'] as const).map((each) => ({
    values: values.map((value) => value[each]),
    isMoreBetter: IS_MORE_BETTER[each],
  }));
  const front = paretoFront(criteria, members.length);
  for (let i = 0; i < members.length; i++) {
    const isBeaten = members.some((_, j) => dominates(criteria, j, i));
    if (isBeaten === (front[i] === 1)) throw new Error(`Expected member ${i} to be on the front or beaten.`);
  }
  return [
    { name: '99.9 / 97 / 99 % in every prefecture', ms, answer: told.join(', ') },
    {
      name: `family of ${members.length} scenarios`,
      ms: familyMs,
      answer: `${front.reduce((sum, is) => sum + is, 0)} beaten by none`,
    },
  ];
}

/** By the whole simulation of the part, not by what the search reads. */
function isMet(country: Country, parameters: ParameterChanges, goals: readonly Goal[]): boolean {
  const { atlas } = country;
  const scenario = { ...defaultScenario(), parameters };
  const demand = demandOf(atlas, resolveParameters(parameters));
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const radio = finish(simulatePart(country, scenario, 'radio', inputs));
  const figures = {
    fibre: { part: fibre.servedHouseholds, whole: demand.households, national: {} },
    radio: { part: radio.coveredPopulation, whole: demand.population, national: {} },
  };
  return combined(
    goals.flatMap((goal) => standings(atlas, figures[subjectOf(goal.metric) as 'fibre' | 'radio'], goal)),
  ).isMet;
}

export default { name: 'Goals', run } satisfies Bench;
