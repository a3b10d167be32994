import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesCsv } from '../../../src/data/outcome-export.ts';
import { FISCAL_YEARS, YEAR_COUNT } from '../../../src/model/parameter.ts';
import { PAYERS } from '../../../src/model/payer.ts';
import { cellsOfMunicipality } from '../../../src/model/places/cells-of-municipality.ts';
import { moneyOfPlace, subsidyClasses } from '../../../src/model/places/place-money.ts';
import { placeReport } from '../../../src/model/places/place-report.ts';
import { municipalitiesOf, NATION, type PlaceScope } from '../../../src/model/places/place-scope.ts';
import { placeSeries } from '../../../src/model/places/place-series.ts';
import { heldFrom } from '../../../src/model/places/place-targets.ts';
import { PATH_YEARS, populationPath } from '../../../src/model/places/population-path.ts';
import { cellsWithoutFibre, cellsWithoutRadio } from '../../../src/model/places/unserved-cells.ts';
import { scenarios } from '../../random-scenario.ts';
import { runSmallCountry, smallCountry } from '../../small-country.ts';
import { committedAtlas } from '../committed-atlas.ts';

const country = smallCountry((await committedAtlas()).published);
const { atlas } = country;
const scopes: fc.Arbitrary<PlaceScope> = fc.oneof(
  fc.constant(NATION),
  fc.constant<PlaceScope>({ kind: 'block', index: 0 }),
  fc.nat(1).map((index): PlaceScope => ({ kind: 'prefecture', index })),
  fc.nat(3).map((index): PlaceScope => ({ kind: 'municipality', index })),
);
const years = fc.constantFrom(...FISCAL_YEARS);
const RUNS = { numRuns: 40 };
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the municipalities of a scope', () => {
  it('are all of the nation, and split among prefectures', () => {
    const all = municipalitiesOf(atlas, NATION);
    expect(all).toEqual([0, 1, 2, 3]);
    expect([0, 1].flatMap((index) => municipalitiesOf(atlas, { kind: 'prefecture', index }))).toEqual(all);
    expect(municipalitiesOf(atlas, { kind: 'block', index: 0 })).toEqual(all);
  });

  it('says which index it cannot find', () => {
    expect(() => municipalitiesOf(atlas, { kind: 'prefecture', index: 2 })).toThrow(
      'Expected a prefecture from 0 to 1, got 2.',
    );
  });

  it('hold every cell once', () => {
    const cells = municipalitiesOf(atlas, NATION).flatMap((m) => [...cellsOfMunicipality(atlas, m)]);
    expect(cells.sort((a, b) => a - b)).toEqual(Array.from({ length: atlas.lattice.cellCount }, (_, i) => i));
  });
});

describe('what is left in a place', () => {
  it('adds up cell by cell to the tables; for fibre to no less, as a square may be served in part', () => {
    fc.assert(
      fc.property(scenarios, scopes, years, (scenario, scope, fiscalYear) => {
        const outcome = runSmallCountry(country, scenario);
        const municipalities = municipalitiesOf(atlas, scope);
        const series = placeSeries(atlas, outcome, municipalities);
        const y = FISCAL_YEARS.indexOf(fiscalYear);
        const people = cellsWithoutRadio(atlas, outcome, municipalities, fiscalYear);
        expect(sum(people.map(({ population }) => population))).toBeCloseTo(
          series.uncoveredPopulation[y]!,
          6,
        );
        if (fiscalYear <= outcome.fibre.baselineFiscalYear) return;
        const homes = cellsWithoutFibre(atlas, outcome, municipalities, fiscalYear, 'dearest');
        expect(sum(homes.map(({ households }) => households))).toBeGreaterThanOrEqual(
          series.unservedHouseholds[y]! - 1e-6,
        );
      }),
      RUNS,
    );
  });

  it('is ranked by price or by turn, and the order changes no row', () => {
    fc.assert(
      fc.property(scenarios, scopes, years, (scenario, scope, fiscalYear) => {
        const outcome = runSmallCountry(country, scenario);
        const municipalities = municipalitiesOf(atlas, scope);
        const dearest = cellsWithoutFibre(atlas, outcome, municipalities, fiscalYear, 'dearest');
        const first = cellsWithoutFibre(atlas, outcome, municipalities, fiscalYear, 'first');
        const byCell = (rows: typeof first) => [...rows].sort((a, b) => a.cell - b.cell);
        expect(byCell(first)).toEqual(byCell(dearest));
        for (let i = 1; i < dearest.length; i++) {
          expect(dearest[i]!.costPerHouseholdYen).toBeLessThanOrEqual(dearest[i - 1]!.costPerHouseholdYen);
          const [before, after] = [first[i - 1]!.servedFiscalYear, first[i]!.servedFiscalYear];
          expect(before === 0 ? after : before).toBeLessThanOrEqual(after === 0 ? Infinity : after);
        }
        for (const { servedFiscalYear } of first) {
          expect(servedFiscalYear === 0 || servedFiscalYear > fiscalYear).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('a municipality', () => {
  it('has the numbers of places.csv', () => {
    const outcome = runSmallCountry(country);
    const [head, ...lines] = placesCsv(atlas, outcome).trim().split('\r\n');
    const names = head!.split(',');
    const column = (line: string, name: string) => Number(line.split(',')[names.indexOf(name)]);
    lines.forEach((line, row) => {
      const [m, y] = [Math.floor(row / YEAR_COUNT), row % YEAR_COUNT];
      const series = placeSeries(atlas, outcome, [m]);
      expect(column(line, 'population')).toBe(Math.round(series.population[y]! * 10) / 10);
      expect(column(line, 'fibreServedHouseholds')).toBe(Math.round(series.servedHouseholds[y]! * 10) / 10);
      expect(column(line, 'fibreHouseholdCoverage')).toBeCloseTo(series.fibreHouseholdCoverage[y]!, 6);
      expect(column(line, 'radioPopulationCoverage')).toBeCloseTo(series.radioPopulationCoverage[y]!, 6);
      expect(column(line, 'radioStations')).toBe(series.radioStations[y]);
    });
  });
});

describe('the money of places', () => {
  it('adds up over prefectures to the nation, payer by payer, and to the outcome', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const outcome = runSmallCountry(country, scenario);
        const inNation = moneyOfPlace(outcome, municipalitiesOf(atlas, NATION));
        const parts = [0, 1].flatMap((index) =>
          moneyOfPlace(outcome, municipalitiesOf(atlas, { kind: 'prefecture', index })),
        );
        for (const works of inNation) {
          const own = parts.filter(({ kind }) => kind === works.kind);
          expect(sum(own.map(({ costYen }) => costYen))).toBe(works.costYen);
          expect(sum([...works.payersYen])).toBe(works.costYen);
        }
        const fibre = inNation.find(({ kind }) => kind === 'fibre');
        const paid = sum([...outcome.fibre.costYen]);
        expect(fibre?.costYen ?? 0).toBe(paid);
        expect(fibre?.payersYen.length ?? PAYERS.length).toBe(PAYERS.length);
      }),
      RUNS,
    );
  });

  it('names subsidy classes with households only, the most favoured first', () => {
    const classes = subsidyClasses(runSmallCountry(country), municipalitiesOf(atlas, NATION));
    expect(classes.every(({ households }) => households > 0)).toBe(true);
  });
});

describe('targets of a place', () => {
  it('are for the nation those of the outcome', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const outcome = runSmallCountry(country, scenario);
        const { targets } = placeReport(atlas, outcome, NATION, 2025);
        for (const { target, metFiscalYear, met, shortfallCount } of outcome.targets) {
          const own = targets.find(
            ({ metric, goal, fiscalYear }) =>
              metric === target.metric && goal === target.goal && fiscalYear === target.fiscalYear,
          );
          if (own === undefined) continue;
          expect(own.metFiscalYear).toBe(metFiscalYear);
          expect(own.isMet).toBe(met);
          expect(own.missing).toBeCloseTo(shortfallCount, 6);
        }
      }),
      RUNS,
    );
  });

  it('are met from the year on after which no year falls below', () => {
    expect(heldFrom(Float64Array.of(0.9, 1, 0.5, 0.95, 0.99), 0.9, [1, 2, 3, 4, 5])).toBe(4);
    expect(heldFrom(Float64Array.of(1, 1), 1, [7, 8])).toBe(7);
    expect(heldFrom(Float64Array.of(1, 0.2), 0.9, [7, 8])).toBe(0);
  });
});

describe('the path of population', () => {
  it('starts at the census and adds up over places', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const nation = populationPath(atlas, scenario, municipalitiesOf(atlas, NATION));
        const parts = [0, 1, 2, 3].map((m) => populationPath(atlas, scenario, [m]));
        PATH_YEARS.forEach((_, y) => {
          expect(sum(parts.map(({ population }) => population[y]!))).toBeCloseTo(nation.population[y]!, 6);
        });
        expect(nation.population[0]).toBe(sum([...atlas.municipalities.censusPopulation[2020]]));
      }),
      RUNS,
    );
  });
});
