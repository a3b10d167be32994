import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDemand } from '../../../src/model/demand.ts';
import { FISCAL_YEARS } from '../../../src/model/parameter.ts';
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import type { RadioInputs } from '../../../src/model/radio/begin-plan.ts';
import { createRadioReader } from '../../../src/model/radio/radio-reader.ts';
import { simulateRadio, simulateRadioBaseline } from '../../../src/model/radio/simulate-radio.ts';
import { scenarios } from '../../random-scenario.ts';
import { committedAtlas, committedLand } from '../committed-atlas.ts';
import { bareLand, smallAtlas } from '../small-atlas.ts';

const TOWNS = [
  { prefecture: 0, people: [900, 300, 20, 4, 0, 7] },
  { prefecture: 0, people: [50, 3, 2, 0, 0, 1] },
  { prefecture: 1, people: [400, 80, 9, 0, 2] },
  { prefecture: 1, people: [12, 1, 0, 0, 0, 0, 0, 5] },
] as const;

function read(reader: ReturnType<typeof readerOf>, changes: ParameterChanges) {
  const { coveredPopulation, stationCount, costYen } = reader.coverage(resolveParameters(changes));
  return { coveredPopulation, stationCount, costYen };
}

function readerOf(inputs: RadioInputs) {
  return finish(createRadioReader(inputs, resolveParameters({})));
}

/** The same columns of a whole run that knows nothing of any other. */
function whole(inputs: RadioInputs, changes: ParameterChanges) {
  const outcome = finish(
    simulateRadio({ ...inputs, atlas: structuredClone(inputs.atlas) }, resolveParameters(changes)),
  );
  const { coveredPopulation, stationCount, costYen } = outcome;
  return { coveredPopulation, stationCount, costYen };
}

describe('a reader of 5G plans', () => {
  let figures: Awaited<ReturnType<typeof committedAtlas>>['published'];
  let country: RadioInputs;
  beforeAll(async () => {
    const atlas = await committedAtlas();
    figures = atlas.published;
    const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    const baseline = finish(simulateRadioBaseline(atlas, demand, resolveParameters({})));
    // Fibre comes to a fifth of all cells while the plan is built.
    const fibreFiscalYear = Uint16Array.from(atlas.cells.population, (_, i) =>
      i % 5 === 0 ? 2025 + (i % 9) : 2020,
    );
    country = { atlas, land: await committedLand(), demand, baseline, fibreFiscalYear };
  }, 120_000);

  it('reads, in any order, what a whole run gives', () => {
    const towns = smallAtlas(TOWNS);
    const municipalities = { ...towns.municipalities, code: ['01100', '01202', '13101', '47382'] };
    const atlas = { ...towns, municipalities, published: figures.filter(({ prefecture }) => prefecture < 0) };
    const demand = createDemand(atlas, FISCAL_YEARS, { projectionPace: 1 });
    const fibreFiscalYear = Uint16Array.from(atlas.cells.population, (_, i) =>
      i % 3 === 0 ? 0 : 2019 + 2 * i,
    );
    const reader = new Map<string, ReturnType<typeof readerOf>>();
    fc.assert(
      fc.property(scenarios, ({ parameters }) => {
        // What was placed in the past depends on the ranges; a reader is of one past.
        const baseline = finish(simulateRadioBaseline(atlas, demand, resolveParameters(parameters)));
        const inputs = { atlas, land: bareLand(atlas), demand, baseline, fibreFiscalYear };
        const key = JSON.stringify(Object.values(baseline).map((column) => Object.values(column)));
        const own = reader.get(key) ?? readerOf(inputs);
        reader.set(key, own);
        expect(read(own, parameters)).toEqual(whole(inputs, parameters));
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('reads the country as it is run, before and after other levers', () => {
    const reader = readerOf(country);
    const moves: ParameterChanges[] = [
      { 'radio.annualBudgetYen': 2e9 },
      { 'radio.annualBudgetYen': 4e10, 'radio.stationsPerYear': 2000 },
      { 'radio.objective': 'national-first', 'radio.blockBudgetShare': 0.2 },
      { 'radio.backhaulYenPerKm': 2e7, 'radio.relayCostYen': 4e6, 'radio.minimumPeoplePerSite': 4 },
    ];
    const first = read(reader, {});
    for (const move of moves) read(reader, move);
    const last = moves.at(-1)!;
    expect(read(reader, last)).toEqual(whole(country, last));
    expect(read(reader, {})).toEqual(first);
  }, 120_000);
});
