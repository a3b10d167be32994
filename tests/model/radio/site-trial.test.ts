import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Atlas } from '../../../src/model/atlas.ts';
import { groundOf } from '../../../src/model/coverage/ground.ts';
import { centreLat, centreLon } from '../../../src/model/lattice.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { resolveParameters } from '../../../src/model/parameters.ts';
import { finish } from '../../../src/model/progress.ts';
import { createSiteTrial, type OwnSite, type SiteTrial } from '../../../src/model/radio/site-trial.ts';
import { defaultScenario } from '../../../src/model/scenario.ts';
import { simulate } from '../../../src/model/simulate.ts';
import { committedAtlas, committedLand } from '../committed-atlas.ts';

const FISCAL_YEAR = 2026;
/** Shimane: the prefecture with most people left. */
const SHIMANE = '32';

let atlas: Atlas;
let outcome: Outcome;
let trial: SiteTrial;
let uncovered: number[];

beforeAll(async () => {
  atlas = await committedAtlas();
  const land = await committedLand();
  outcome = simulate({ atlas, land }, defaultScenario());
  trial = createSiteTrial(groundOf(atlas, land), outcome.radio.sites, resolveParameters({}), FISCAL_YEAR);
  const prefecture = atlas.prefectures.code.indexOf(SHIMANE);
  uncovered = Array.from(atlas.cells.population.keys()).filter((i) => {
    const first = outcome.radio.coveredFiscalYear[i]!;
    return (
      atlas.municipalities.prefecture[atlas.cells.municipality[i]!] === prefecture &&
      (first === 0 || first > FISCAL_YEAR)
    );
  });
});

function siteAt(cell: number): OwnSite {
  const { row, column } = atlas.lattice;
  const place = { lat: centreLat(row[cell]!), lon: centreLon(column[cell]!) };
  return { ...place, band: 'n28', operators: ['docomo'] };
}

const sum = (values: Float64Array) => values.reduce((total, each) => total + each, 0);

describe('own sites on top of the plan', () => {
  it('start from the plan’s own coverage, cell by cell', () => {
    const { before, after, addedCells } = trial.set([]);
    let covered = 0;
    outcome.radio.coveredFiscalYear.forEach((first, i) => {
      if (first > 0 && first <= FISCAL_YEAR) covered += atlas.cells.population[i]!;
    });
    expect(sum(before)).toBe(covered);
    expect(after).toEqual(before);
    expect(addedCells).toHaveLength(0);
  });

  it('add up: what counts is the squares they add, and taking them away restores every number', () => {
    const empty = trial.set([]);
    fc.assert(
      fc.property(fc.array(fc.nat(uncovered.length - 1), { minLength: 1, maxLength: 6 }), (picks) => {
        const sites = picks.map((pick) => siteAt(uncovered[pick]!));
        const answer = trial.set(sites);
        const people = Array.from(answer.addedCells, (cell) => atlas.cells.population[cell]!);
        expect(sum(answer.after) - sum(answer.before)).toBe(people.reduce((a, b) => a + b, 0));
        for (const cell of answer.addedCells) {
          const first = outcome.radio.coveredFiscalYear[cell]!;
          expect(first === 0 || first > FISCAL_YEAR).toBe(true);
        }
        // Each site alone never claims more than all bring together.
        for (const { addedPopulation } of answer.sites) {
          expect(addedPopulation).toBeLessThanOrEqual(sum(answer.after) - sum(answer.before));
        }
        expect(trial.set([]).after).toEqual(empty.after);
      }),
      { numRuns: 20 },
    );
  });

  it('moved there and back leave no trace', () => {
    const here = siteAt(uncovered[0]!);
    const there = siteAt(uncovered.at(-1)!);
    const first = trial.set([here]);
    trial.set([there]);
    expect(trial.set([here])).toEqual(first);
    trial.set([]);
  });

  it('count their people once, however many operators stand there, and nobody from the sea', () => {
    const alone = siteAt(uncovered[0]!);
    const together: OwnSite = { ...alone, operators: ['docomo', 'kddi', 'rakuten'] };
    const [first, second] = [trial.set([alone]), trial.set([together])];
    expect(second.after).toEqual(first.after);
    expect(second.sites[0]!.addedPopulation).toBe(first.sites[0]!.addedPopulation);
    const twice = trial.set([alone, { ...alone }]);
    expect(twice.after).toEqual(first.after);
    expect(twice.sites.map(({ addedPopulation }) => addedPopulation)).toEqual([0, 0]);
    const atSea = trial.set([{ ...alone, lat: 36.5, lon: 132.5 }]);
    expect(atSea.sites).toMatchObject([{ isPlaceless: true, addedPopulation: 0 }]);
    expect(atSea.after).toEqual(trial.set([]).after);
  });

  it('find the best next place: no cell of the municipality adds more', () => {
    const municipality = atlas.cells.municipality[uncovered[0]!]!;
    const [best] = finish(trial.best(municipality, 0));
    const empty = sum(trial.set([]).after);
    const own = Array.from(atlas.cells.municipality.keys()).filter(
      (i) => atlas.cells.municipality[i] === municipality,
    );
    const gains = own.map((cell) => sum(trial.set([siteAt(cell)]).after) - empty);
    expect(best!.addedPopulation).toBe(Math.max(...gains));
    trial.set([]);
  });
});
