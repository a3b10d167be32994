import { beforeAll, describe, expect, it } from 'vitest';
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import type { RadioPlaces } from '../../../src/model/radio/begin-plan.ts';
import type { RadioOutcome } from '../../../src/model/radio/radio-outcome.ts';
import {
  simulateRadioBaseline,
  simulateRadioOperators,
  simulateRadioPlan,
} from '../../../src/model/radio/simulate-radio.ts';
import type { ScenarioSite } from '../../../src/model/scenario-places.ts';
import { type Country, demandOf } from '../../../src/model/simulate.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { smallCountry } from '../small-country.ts';

/** Few sites, so that limits on their number do not bind. */
const LEAST: ParameterChanges = { 'radio.minimumPeoplePerSite': 1, 'radio.annualBudgetYen': 60e6 };

describe('columns of 5G that a move leaves alone', () => {
  let country: Country;
  beforeAll(async () => {
    country = smallCountry((await committedAtlas()).published);
  }, 60_000);

  function run(
    changes: ParameterChanges,
    places: RadioPlaces = {},
    { atlas, land } = country,
  ): Omit<RadioOutcome, 'bound'> {
    const parameters = resolveParameters({ ...LEAST, ...changes });
    const demand = demandOf(atlas, parameters);
    const baseline = finish(simulateRadioBaseline(atlas, demand, parameters));
    // A copy each time, as it comes from another thread.
    const fibreFiscalYear = new Uint16Array(atlas.cells.population.length).fill(2020);
    const inputs = { atlas, land, demand, baseline, fibreFiscalYear, ...places };
    const plan = finish(simulateRadioPlan(inputs, parameters));
    return { ...plan, operators: finish(simulateRadioOperators(inputs, parameters)) };
  }

  it('are the same objects after a lever that only says who pays', () => {
    const before = run({});
    const { plan, costYen, ...others } = run({
      'radio.municipalityShare': 0.4,
      'radio.annualStateBudgetYen': 9e9,
    });
    expect(before.sites.cell.length).toBeGreaterThan(0);
    expect(plan).not.toBe(before.plan);
    expect(costYen).not.toBe(before.costYen);
    for (const name of [
      'sites',
      'operators',
      'coveredFiscalYear',
      'land',
      'beyond',
      'beyondCostYen',
    ] as const)
      expect(others[name]).toBe(before[name]);
  });

  it('are the same objects after a lever that only says who builds, but for builders and what they pay', () => {
    const { atlas, land } = country;
    const disadvantaged = atlas.municipalities.disadvantaged.map(() => 'full' as const);
    const own = { atlas: { ...atlas, municipalities: { ...atlas.municipalities, disadvantaged } }, land };
    const before = run({ 'radio.sharedBuildShare': 0 }, {}, own);
    const after = run({ 'radio.sharedBuildShare': 1 }, {}, own);
    expect(after.sites.build).not.toEqual(before.sites.build);
    expect(after.operators).not.toBe(before.operators);
    const { build: _, operatorFiscalYear: __, ...sites } = after.sites;
    for (const [name, column] of Object.entries(sites))
      expect(column).toBe(before.sites[name as keyof typeof sites]);
    for (const name of ['coveredFiscalYear', 'coveredPopulation', 'land', 'beyond', 'sharesReached'] as const)
      expect(after[name]).toBe(before[name]);
  });

  it('are the same objects after a lever of what lies beyond the masts', () => {
    const before = run({});
    const after = run({ 'radio.hapsFirstFiscalYear': 2026, 'radio.local5gPerYear': 3 });
    for (const name of ['sites', 'operators', 'stationCount', 'costYen', 'sharesReached'] as const)
      expect(after[name]).toBe(before[name]);
    expect(after.beyond).not.toBe(before.beyond);
  });

  it('are the same objects after a limit that does not bind', () => {
    const before = run({ 'radio.stationsPerYear': 2000 });
    const after = run({ 'radio.stationsPerYear': 3000 });
    for (const name of ['sites', 'operators', 'land', 'plan', 'costYen', 'coveredPopulation'] as const)
      expect(after[name]).toBe(before[name]);
  });

  it('are others where the same site is of other operators', () => {
    const { sites } = run({});
    const [lat, lon] = [sites.lat[0]!, sites.lon[0]!];
    const site: ScenarioSite = { name: '', lat, lon, band: 'n77', operators: ['docomo'], fiscalYear: 2027 };
    const one = run({}, { sites: [site] });
    const two = run({}, { sites: [{ ...site, operators: ['kddi'] }] });
    expect(Array.from(one.sites.own).filter((own) => own >= 0)).toEqual([0]);
    expect(two.operators.stationCount).not.toEqual(one.operators.stationCount);
  });
});
