import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { finish } from '../../../src/model/progress.ts';
import type { BeginningKeeper } from '../../../src/model/radio/begin-plan.ts';
import type { Scenario } from '../../../src/model/scenario.ts';
import type { Country } from '../../../src/model/simulate.ts';
import { createNodeKeepers } from '../../../src/model/uncertainty/node-keepers.ts';
import { prepareRadioNode } from '../../../src/model/uncertainty/prepare.ts';
import { inventedCountry, inventedScenario, runOf } from './invented-country.ts';

const quiet = (fraction: number) => ({ phase: '', fraction });
const shifts = [-3, -1.5, 0, 1.5, 3];

let country: Country;
let fibreFiscalYear: Uint16Array;

beforeAll(async () => {
  country = await inventedCountry();
  fibreFiscalYear = runOf(country, inventedScenario()).fibre.servedFiscalYear;
}, 60_000);

function nodeOf(scenario: Scenario, marginShiftDb: number, fibre: Uint16Array, keeper?: BeginningKeeper) {
  return finish(prepareRadioNode(country, scenario, fibre, { marginShiftDb, reserve: 2 }, quiet, keeper));
}

const moved = fc.record({
  shift: fc.constantFrom(...shifts),
  hasFibre: fc.boolean(),
  parameters: fc.record(
    {
      'radio.annualBudgetYen': fc.integer({ min: 1, max: 40 }).map((each) => each * 1e6),
      'radio.stationCostYen': fc.integer({ min: 4, max: 30 }).map((each) => each * 1e6),
      'radio.minimumPeoplePerSite': fc.integer({ min: 1, max: 60 }),
      'radio.interferenceMarginDb': fc.integer({ min: 0, max: 6 }),
      'radio.suburbanDensityPerKm2': fc.constantFrom(300, 500, 900),
      'economy.projectionPace': fc.constantFrom(0.5, 1, 1.5),
    },
    { requiredKeys: [] },
  ),
});

describe('what nodes of 5G have found before', () => {
  it('changes nothing of a node, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(moved, { minLength: 2, maxLength: 6 }), (asked) => {
        const keepers = createNodeKeepers();
        const noFibre = new Uint16Array(fibreFiscalYear.length);
        for (const { shift, hasFibre, parameters } of asked) {
          const own = inventedScenario();
          const scenario = { ...own, parameters: { ...own.parameters, ...parameters } };
          // As from another thread: a copy each time.
          const fibre = (hasFibre ? fibreFiscalYear : noFibre).slice();
          const kept = nodeOf(scenario, shift, fibre, keepers.of(shift));
          expect(kept).toEqual(nodeOf(scenario, shift, fibre));
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('is forgotten for the shift that was asked for longest ago', () => {
    const keepers = createNodeKeepers();
    const [a, b, c] = [keepers.of(0), keepers.of(1), keepers.of(2)];
    expect(keepers.of(0)).toBe(a);
    keepers.of(3);
    expect(keepers.of(2)).toBe(c);
    expect(keepers.of(0)).toBe(a);
    expect(keepers.of(1)).not.toBe(b);
  });
});
