import { beforeAll, describe, expect, it } from 'vitest';
import { type ParameterChanges, resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import { beginPlan } from '../../../src/model/radio/begin-plan.ts';
import { prepareRadio } from '../../../src/model/radio/prepare-radio.ts';
import type { RadioOutcome } from '../../../src/model/radio/radio-outcome.ts';
import { simulateRadio, simulateRadioBaseline } from '../../../src/model/radio/simulate-radio.ts';
import { operatorsStandingOf, standingOf } from '../../../src/model/radio/standing.ts';
import { type Country, demandOf } from '../../../src/model/simulate.ts';
import { committedAtlas } from '../committed-atlas.ts';
import { smallCountry } from '../small-country.ts';

const NOTHING: ParameterChanges = { 'radio.minimumPeoplePerSite': 1, 'radio.stationsPerYear': 0 };
const MUCH: ParameterChanges = { 'radio.minimumPeoplePerSite': 1, 'radio.annualBudgetYen': 60e9 };
const quiet = () => ({ phase: '', fraction: 0 });

describe('5G prepared for what may be asked next', () => {
  let countries: readonly Country[];
  beforeAll(async () => {
    const { published } = await committedAtlas();
    countries = [smallCountry(published), smallCountry(published)];
  }, 60_000);

  function inputsOf({ atlas, land }: Country, changes: ParameterChanges) {
    const parameters = resolveParameters(changes);
    const demand = demandOf(atlas, parameters);
    const baseline = finish(simulateRadioBaseline(atlas, demand, parameters));
    const fibreFiscalYear = new Uint16Array(atlas.cells.population.length).fill(2020);
    return { inputs: { atlas, land, demand, baseline, fibreFiscalYear }, parameters };
  }

  function run(country: Country, changes: ParameterChanges): RadioOutcome {
    const { inputs, parameters } = inputsOf(country, changes);
    return finish(simulateRadio(inputs, parameters));
  }

  function footprintsUsed(country: Country, changes: ParameterChanges): number[] {
    const { inputs, parameters } = inputsOf(country, changes);
    const beginning = finish(beginPlan(inputs, parameters, quiet));
    const { landPlaces } = finish(standingOf(inputs, beginning, quiet));
    const { places } = finish(operatorsStandingOf(inputs, beginning, quiet));
    return [beginning.open.footprints.used, landPlaces.footprints.used, places.footprints.used];
  }

  it('has the footprints of a plan with more money, and gives the bytes of one that was not prepared', () => {
    const [prepared, cold] = countries as [Country, Country];
    const before = run(prepared, NOTHING);
    const least = footprintsUsed(prepared, NOTHING);
    // Left halfway, as by a lever that moves.
    const left = prepareRadio(prepared.atlas);
    left.next();
    left.return(undefined);
    finish(prepareRadio(prepared.atlas));
    const known = footprintsUsed(prepared, NOTHING);
    const after = run(prepared, MUCH);
    expect(after.sites.cell.length).toBeGreaterThan(before.sites.cell.length);
    expect(known.every((used, n) => used > least[n]!)).toBe(true);
    expect(footprintsUsed(prepared, MUCH)).toEqual(known);
    expect(after).toEqual(run(cold, MUCH));
    expect(run(prepared, NOTHING)).toEqual(before);
  });

  it('finds nothing where no plan has been run', () => {
    const { atlas } = smallCountry(countries[0]!.atlas.published);
    expect(prepareRadio(atlas).next().done).toBe(true);
  });
});
