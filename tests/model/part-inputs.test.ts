import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  PARAMETER_IDS,
  type ParameterChanges,
  type ParameterId,
  resolveParameters,
} from '../../src/model/parameters.ts';
import {
  isPlanPart,
  NEEDS,
  PART_PARAMETERS,
  PARTS,
  type Part,
  parametersOf,
  partKey,
  touchedParts,
} from '../../src/model/part-inputs.ts';
import { finish } from '../../src/model/progress.ts';
import { defaultScenario, type Scenario } from '../../src/model/scenario.ts';
import { type Country, inputsOf, type PartOutcomes, simulatePart } from '../../src/model/simulate.ts';
import { type PlacesMove, parameterMoves, placesMoves, scenarios } from '../random-scenario.ts';
import { committedAtlas, committedLand } from './committed-atlas.ts';
import { digest } from './digest.ts';
import { SMALL_PARTS, smallCountry } from './small-country.ts';

/** Digest of every part. */
type Digests = { readonly [P in Part]?: string };

function runParts(country: Country, scenario: Scenario, parts: readonly Part[]): Digests {
  const outcomes: { -readonly [P in Part]?: PartOutcomes[P] } = {};
  for (const part of parts) {
    const steps = simulatePart(country, scenario, part, inputsOf(part, outcomes)!);
    Object.assign(outcomes, { [part]: finish(steps) });
  }
  return Object.fromEntries(parts.map((part) => [part, digest(outcomes[part])]));
}

const withMove = (scenario: Scenario, { id, value }: { id: ParameterId; value: unknown }): Scenario => ({
  ...scenario,
  parameters: { ...scenario.parameters, [id]: value },
});
const withAnyMove = (scenario: Scenario, move: { id: ParameterId; value: unknown } | PlacesMove): Scenario =>
  'id' in move ? withMove(scenario, move) : { ...scenario, ...move.places };

describe('what a part reads', () => {
  it('every parameter is read by some part, and every part knows only ids of the catalogue', () => {
    const read = new Set(Object.values(PART_PARAMETERS).flat());
    expect(PARAMETER_IDS.filter((id) => !read.has(id))).toEqual([]);
    for (const part of PARTS)
      expect(PARAMETER_IDS).toEqual(expect.arrayContaining([...PART_PARAMETERS[part]]));
  });

  it('gives a part its own parameters, and none besides can be read', () => {
    fc.assert(
      fc.property(scenarios, fc.constantFrom(...PARTS), (scenario, part) => {
        const own = parametersOf(part, scenario);
        const all = resolveParameters(scenario.parameters);
        expect(Object.keys(own).sort()).toEqual([...PART_PARAMETERS[part]].sort());
        for (const id of PARAMETER_IDS) {
          if (PART_PARAMETERS[part].includes(id)) expect(own[id]).toBe(all[id]);
          else expect(() => own[id]).toThrow(id);
        }
      }),
    );
  });

  it('a move outside a part leaves its text alone; one inside touches it and what needs it', () => {
    fc.assert(
      fc.property(scenarios, parameterMoves, (scenario, move) => {
        const after = withMove(scenario, move);
        const touched = touchedParts(scenario, after);
        for (const part of PARTS) {
          const isOwn = PART_PARAMETERS[part].includes(move.id);
          if (!isOwn) expect(partKey(part, after)).toBe(partKey(part, scenario));
          if (NEEDS[part].some((need) => touched.includes(need))) expect(touched).toContain(part);
          if (!isOwn && NEEDS[part].every((need) => !touched.includes(need)))
            expect(touched).not.toContain(part);
        }
      }),
    );
  });
});

describe('places of a scenario', () => {
  it('touch 5G alone, and neither names nor notes touch anything', () => {
    fc.assert(
      fc.property(scenarios, placesMoves, fc.string(), (scenario, move, name) => {
        const after = withAnyMove(scenario, move);
        expect(touchedParts(scenario, after).filter((part) => !isPlanPart(part))).toEqual([]);
        const renamed = {
          ...after,
          sites: after.sites.map((site) => ({ ...site, name })),
          property: after.property.map((place) => ({ ...place, name })),
          marks: [{ code: '01100', note: name }],
        };
        expect(touchedParts(after, renamed)).toEqual([]);
      }),
    );
  });
});

describe('parts run anew or kept', () => {
  let country: Country;
  let standard: Digests;
  beforeAll(async () => {
    country = { atlas: await committedAtlas(), land: await committedLand() };
    standard = runParts(country, defaultScenario(), PARTS);
  }, 120_000);

  it('a small country: whatever was run before, a scenario has the bytes of a cold run', () => {
    const warm = smallCountry(country.atlas.published);
    const move = fc.array(fc.oneof(parameterMoves, placesMoves), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(scenarios, move, (scenario, moves) => {
        const after = moves.reduce(withAnyMove, scenario);
        const before = runParts(warm, scenario, SMALL_PARTS);
        const cold = runParts(smallCountry(country.atlas.published), after, SMALL_PARTS);
        for (const part of SMALL_PARTS) {
          if (!touchedParts(scenario, after).includes(part)) expect(before[part]).toBe(cold[part]);
        }
        expect(runParts(warm, after, SMALL_PARTS)).toEqual(cold);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('the country: after other levers, the published plan has the bytes it had before', () => {
    const moved: ParameterChanges = {
      'fibre.annualStateBudgetYen': 2e9,
      'fibre.vetoedMunicipalities': ['01202'],
      'radio.annualBudgetYen': 1e11,
      'radio.stationsPerYear': 900,
      'radio.minimumPeoplePerSite': 40,
      'hubs.count': 9,
      'hubs.tokyoDemandShare': 0.4,
      'backbone.japanSeaFiscalYear': 2029,
      'radio.hapsRadiusKm': 60,
      'radio.local5gPerYear': 900,
      'disaster.siteIntensity': 6,
    };
    const other = runParts(country, { ...defaultScenario(), parameters: moved }, PARTS);
    expect(other.radioBaseline).toBe(standard.radioBaseline);
    expect(other.fibre).not.toBe(standard.fibre);
    expect(other.radio).not.toBe(standard.radio);
    expect(runParts(country, defaultScenario(), PARTS)).toEqual(standard);
  }, 120_000);
});
