/** What a briefing says of a place, in its order. */
import type { Atlas, Mark } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../parameter.ts';
import {
  coverageStatements,
  measuredStatements,
  mostStatements,
  publishedStatements,
  targetStatements,
} from './coverage-statements.ts';
import { chosenYear, factWriter, type Write } from './fact.ts';
import type { PlaceReport } from './place-report.ts';
import { LAST_COUNTED_YEAR } from './population-path.ts';
import type { Statement } from './statement.ts';

const COUNTED_FISCAL_YEARS: readonly number[] = [2020, 2025];
const SHOWN_BINDINGS = 3;

/** @param scenario its name, as the reader knows it: every fact carries it */
export function briefingStatements(
  atlas: Atlas,
  outcome: Outcome,
  report: PlaceReport,
  scenario: string,
): readonly Statement[] {
  const write = factWriter(scenario);
  return [
    peopleStatement(report, write),
    ...publishedStatements(atlas, report, write),
    ...measuredStatements('fibre', report, write),
    ...coverageStatements('fibre', report, write),
    ...targetStatements('fibre', report, write),
    ...squaresStatements(report, write),
    ...lastStatements(report, write),
    ...mostStatements('fibre', atlas, outcome, report, write),
    ...measuredStatements('radio', report, write),
    ...coverageStatements('radio', report, write),
    sitesStatement(report, write),
    ...targetStatements('radio', report, write),
    ...bindingStatements(report, write),
    ...mostStatements('radio', atlas, outcome, report, write),
    ...costStatements(report, write),
    ...hubStatements(report, write),
  ];
}

function peopleStatement({ series, year, fiscalYear, population }: PlaceReport, write: Write): Statement {
  const mark: Mark = COUNTED_FISCAL_YEARS.includes(fiscalYear) ? 'measured' : 'modelled';
  const source = 'censusAndProjection';
  const last = population.years.length - 1;
  const laterYear = population.years[last]!;
  const isProjected = laterYear > LAST_COUNTED_YEAR;
  return {
    kind: 'people',
    facts: {
      year: chosenYear(write, 'people.year', fiscalYear),
      people: write('people', series.population[year]!, 'people', 'peopleOfYear', fiscalYear, source, {
        mark,
      }),
      households: write(
        'households',
        series.households[year]!,
        'households',
        'householdsOfYear',
        fiscalYear,
        source,
        {
          mark,
        },
      ),
      laterYear: write('people.laterYear', laterYear, 'calendarYear', 'years', laterYear, 'choice', {
        mark: 'measured',
      }),
      later: write(
        'people.later',
        population.population[last]!,
        'people',
        isProjected ? 'peopleOfProjection' : 'peopleOfCensus',
        laterYear,
        source,
      ),
    },
  };
}

function sitesStatement({ series, year, fiscalYear }: PlaceReport, write: Write): Statement {
  const sites = (id: string, y: number, at: number) =>
    write(id, series.radioStations[y]!, 'sites', 'sites', at, 'radioModel');
  return {
    kind: 'sites',
    facts: {
      year: chosenYear(write, 'sites.year', fiscalYear),
      sites: sites('sites', year, fiscalYear),
      endYear: chosenYear(write, 'sites.endYear', LAST_FISCAL_YEAR),
      endSites: sites('sites.end', FISCAL_YEARS.length - 1, LAST_FISCAL_YEAR),
    },
  };
}

function squaresStatements({ withoutFibre, fiscalYear }: PlaceReport, write: Write): Statement[] {
  const dearest = withoutFibre[0];
  if (dearest === undefined) return [];
  return [
    {
      kind: 'squares',
      facts: {
        year: chosenYear(write, 'squares.year', fiscalYear),
        squares: write(
          'squares',
          withoutFibre.length,
          'squares',
          'squaresWithHouseholds',
          fiscalYear,
          'fibreModel',
        ),
        dearest: write(
          'squares.dearest',
          dearest.costPerHouseholdYen,
          'yen',
          'costPerHousehold',
          fiscalYear,
          'fibreModel',
        ),
      },
    },
  ];
}

function lastStatements({ fibreBindings }: PlaceReport, write: Write): Statement[] {
  return fibreBindings.slice(0, SHOWN_BINDINGS).map((each, i) => {
    const { reason, cause, technology, households, costPerHouseholdYen } = each;
    return {
      kind: 'lastHouseholds',
      ...{ reason, cause, technology },
      facts: {
        households: write(`last.${i}`, households, 'households', 'households2020', null, 'fibreModel'),
        perHousehold: write(
          `last.${i}.perHousehold`,
          costPerHouseholdYen,
          'yen',
          'costPerHousehold',
          null,
          'fibreModel',
        ),
      },
    };
  });
}

/** Of a municipality or prefecture; more prefectures would be a table, not a text. */
function bindingStatements({ radioBindings, scope }: PlaceReport, write: Write): Statement[] {
  if (scope.kind === 'nation' || scope.kind === 'block') return [];
  return radioBindings.map(({ prefecture, share, fiscalYear, binding }) => ({
    kind: 'binding',
    ...{ prefecture, binding },
    facts: {
      share: write(`binding.${share}`, share, 'goal', 'ofPeople', null, 'radioModel'),
      ...(fiscalYear > 0 && {
        met: write(`binding.${share}.met`, fiscalYear, 'fiscalYear', 'firstYearHeld', null, 'radioModel'),
      }),
    },
  }));
}

function costStatements({ money }: PlaceReport, write: Write): Statement[] {
  return money
    .filter(({ costYen }) => costYen > 0)
    .map(({ kind, costYen, payersYen, firstFiscalYear, lastFiscalYear }) => {
      const source = kind === 'radio' || kind === 'beyond' ? 'radioModel' : 'fibreModel';
      const part = (id: string, yen: number) =>
        write(`cost.${kind}.${id}`, yen, 'yen', 'partOfBuildCost', null, source);
      const year = (id: string, at: number) =>
        write(`cost.${kind}.${id}`, at, 'fiscalYear', 'years', null, source);
      return {
        kind: 'cost',
        works: kind,
        facts: {
          from: year('from', firstFiscalYear),
          to: year('to', lastFiscalYear),
          total: write(`cost.${kind}`, costYen, 'yen', 'buildCost', null, source),
          state: part('state', payersYen[0]!),
          municipality: part('municipality', payersYen[1]!),
          operator: part('operator', payersYen[2]!),
        },
      };
    });
}

function hubStatements({ series, year, fiscalYear }: PlaceReport, write: Write): Statement[] {
  const latency = series.hubLatencyMs[year]!;
  if (!Number.isFinite(latency)) return [];
  return [
    {
      kind: 'hub',
      facts: {
        year: chosenYear(write, 'hub.year', fiscalYear),
        latency: write('hub.latency', latency, 'ms', 'latency', fiscalYear, 'hubsModel'),
      },
    },
  ];
}
