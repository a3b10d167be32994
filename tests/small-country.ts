/** Whole outcomes of an invented country of four towns, quick enough for properties over random scenarios. */
import type { Atlas } from '../src/model/atlas.ts';
import type { HubsOutcome } from '../src/model/hubs/hubs-outcome.ts';
import type { Outcome } from '../src/model/outcome.ts';
import { YEAR_COUNT } from '../src/model/parameter.ts';
import { finish } from '../src/model/progress.ts';
import { defaultScenario, type Scenario } from '../src/model/scenario.ts';
import { type Country, joinParts, simulatePart } from '../src/model/simulate.ts';
import { bareLand, smallAtlas } from './model/small-atlas.ts';

/**
 * @param published figures of a real atlas; those of the nation are kept, the towns' prefectures have published none
 * @param names of the towns, for what hostile ones do
 */
export function smallCountry(published: Atlas['published'], names?: readonly string[]): Country {
  const towns = smallAtlas([
    { prefecture: 0, people: [900, 300, 20, 4, 0, 7], projection: [0.9, 0.8, 0.7, 0.6, 0.5] },
    { prefecture: 0, people: [50, 3, 2, 0, 0, 1] },
    { prefecture: 1, people: [400, 80, 9, 0, 2], projection: [0.95, 0.9, 0.85, 0.8, 0.7] },
    { prefecture: 1, people: [12, 1, 0, 0, 0, 0, 0, 5] },
  ]);
  const municipalities = {
    ...towns.municipalities,
    // The codes that random scenarios name.
    code: ['01100', '01202', '13101', '47382'],
    ...(names !== undefined && { nameJa: names, nameEn: names }),
    neighbours: [[1, 2], [0], [3], []],
  };
  const national = published.filter(({ prefecture }) => prefecture < 0);
  const atlas: Atlas = { ...towns, municipalities, published: national };
  return { atlas, land: bareLand(atlas) };
}

/** Fibre and 5G as the models have them; there is no backbone for hubs to stand on, so none ever opens. */
export function runSmallCountry({ atlas, land }: Country, scenario: Scenario = defaultScenario()): Outcome {
  const country = { atlas, land };
  const fibre = finish(simulatePart(country, scenario, 'fibre', {}));
  const baseline = finish(simulatePart(country, scenario, 'radioBaseline', {}));
  const fibreJoining = finish(simulatePart(country, scenario, 'fibreJoining', {}));
  const inputs = { baseline, fibreFiscalYear: fibre.servedFiscalYear };
  const radio = finish(simulatePart(country, scenario, 'radio', inputs));
  const radioOperators = finish(simulatePart(country, scenario, 'radioOperators', inputs));
  const radioBound = finish(simulatePart(country, scenario, 'radioBound', inputs));
  const parts = { fibre, fibreJoining, radio, radioOperators, radioBound, hubs: noHubs(atlas) };
  return joinParts(atlas, scenario, parts);
}

function noHubs({ municipalities }: Atlas): HubsOutcome {
  const none = { municipality: new Uint16Array(0), openFiscalYear: new Uint16Array(0) };
  const hubs = {
    hubs: none,
    nearestHubLatencyMs: new Float64Array(YEAR_COUNT * municipalities.count).fill(Number.NaN),
    plan: { ...none, fiscalYear: new Uint16Array(0), costYen: new Float64Array(0) },
    backbone: {
      ringSidesClosed: new Float64Array(YEAR_COUNT),
      newLandingCount: new Float64Array(YEAR_COUNT),
    },
  };
  return hubs as unknown as HubsOutcome;
}
