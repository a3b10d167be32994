/** A country of two prefectures and some hundreds of squares, whose money binds: everything runs in a moment. */

import { resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import { defaultScenario, type Scenario } from '../../../src/model/scenario.ts';
import { createRandom } from '../../../src/model/seeded-random.ts';
import { type Country, demandOf, simulatePart } from '../../../src/model/simulate.ts';
import type { RunFigures } from '../../../src/model/uncertainty/central-run.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { bareLand, type SmallMunicipality, smallAtlas } from '../small-atlas.ts';

const MUNICIPALITIES = 40;
const SQUARES = 24;

export async function inventedCountry(): Promise<Country> {
  const { published } = await committedAtlas();
  const random = createRandom(1);
  const towns = Array.from({ length: MUNICIPALITIES }, (_, m): SmallMunicipality => {
    const decline = 0.05 + 0.1 * random();
    const ratio = (step: number) => 1 - decline * step;
    return {
      prefecture: m % 2 === 0 ? 0 : 1,
      people: Array.from({ length: SQUARES }, () => Math.floor(3 * Math.exp(6 * random() ** 2))),
      projection: [ratio(1), ratio(2), ratio(3), ratio(4), ratio(5)],
    };
  });
  // Figures of the nation alone: the invented prefectures have published none.
  const atlas = { ...smallAtlas(towns), published: published.filter(({ prefecture }) => prefecture < 0) };
  return { atlas, land: bareLand(atlas) };
}

export function inventedScenario(): Scenario {
  return {
    ...defaultScenario(),
    parameters: {
      'radio.annualBudgetYen': 15e6,
      'fibre.annualStateBudgetYen': 3e6,
      'radio.minimumPeoplePerSite': 1,
    },
  };
}

/** What a run says of fibre and 5G; the country has no backbone for hubs to stand on. */
export function runOf(country: Country, scenario: Scenario): RunFigures {
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const radio = finish(simulatePart(country, scenario, 'radio', inputs));
  return { fibre, radio, demand: demandOf(country.atlas, resolveParameters(scenario.parameters)) };
}
