/** Statements that fibre and 5G share: coverage, published figures, targets, and where most is left. */
import type { Atlas } from '../atlas.ts';
import type { Outcome } from '../outcome.ts';
import { FISCAL_YEARS, LAST_FISCAL_YEAR } from '../parameter.ts';
import { chosenYear, type Write } from './fact.ts';
import { measuredAt } from './measured-coverage.ts';
import type { PlaceReport } from './place-report.ts';
import { placeSeries } from './place-series.ts';
import type { CoverageMetric, PlaceTarget } from './place-targets.ts';
import type { Statement, Topic } from './statement.ts';

const METRIC: Readonly<Record<Topic, CoverageMetric>> = {
  fibre: 'fibreHouseholdCoverage',
  radio: 'radioPopulationCoverage',
};
const PUBLISHED: Readonly<Record<Topic, string>> = { fibre: 'ftth_household_coverage', radio: 'g5_popcov' };

/** The latest published share of a prefecture or the nation up to the fiscal year. */
export function publishedStatements(
  atlas: Atlas,
  { scope, fiscalYear }: PlaceReport,
  write: Write,
): Statement[] {
  if (scope.kind === 'block' || scope.kind === 'municipality') return [];
  const place = scope.kind === 'nation' ? -1 : scope.index;
  return (['fibre', 'radio'] as const).flatMap((topic): Statement[] => {
    const figures = atlas.published
      .filter(
        (each) =>
          each.metric === PUBLISHED[topic] && each.prefecture === place && each.fiscalYear <= fiscalYear,
      )
      .sort((a, b) => b.fiscalYear - a.fiscalYear);
    const latest = figures[0];
    if (latest === undefined) return [];
    const share = topic === 'fibre' ? 'fibreShare' : 'radioShare';
    const base = topic === 'fibre' ? 'ofHouseholds' : 'ofPeople';
    return [
      {
        kind: 'published',
        topic,
        facts: {
          year: chosenYear(write, `${topic}.published.year`, latest.fiscalYear),
          coverage: write(`${topic}.published`, latest.value, share, base, latest.fiscalYear, 'published', {
            mark: 'measured',
            citation: latest.source,
          }),
        },
      },
    ];
  });
}

/**
 * The latest measured share of a municipality up to the fiscal year, with what the model says of that year; of a larger
 * place, how many municipalities have one.
 */
export function measuredStatements(topic: Topic, report: PlaceReport, write: Write): Statement[] {
  const { measured, measuredInside, fiscalYear } = report;
  const isFibre = topic === 'fibre';
  if (measuredInside[topic] > 0) {
    return [
      {
        kind: 'measuredInside',
        topic,
        facts: {
          year: chosenYear(write, `${topic}.measuredInside.year`, fiscalYear),
          municipalities: write(
            `${topic}.measuredInside`,
            measuredInside[topic],
            'municipalities',
            'municipalitiesMeasured',
            fiscalYear,
            'own',
            { mark: 'measured' },
          ),
        },
      },
    ];
  }
  const latest = measured.filter((each) => each.topic === topic && each.fiscalYear <= fiscalYear).at(-1);
  if (latest === undefined) return [];
  const own = { mark: 'measured', citation: latest.fileName } as const;
  const share = (id: string, value: number, more: Parameters<Write>[6]) =>
    write(
      `${topic}.${id}`,
      value,
      isFibre ? 'fibreShare' : 'radioShare',
      isFibre ? 'ofHouseholds' : 'ofPeople',
      latest.fiscalYear,
      more === undefined ? (isFibre ? 'fibreModel' : 'radioModel') : 'own',
      more,
    );
  return [
    {
      kind: 'measured',
      topic,
      facts: {
        year: chosenYear(write, `${topic}.measured.year`, latest.fiscalYear),
        measured: share('measured', latest.value, own),
        left: write(
          `${topic}.measured.left`,
          latest.left,
          isFibre ? 'households' : 'people',
          isFibre ? 'householdsByMeasured' : 'peopleByMeasured',
          latest.fiscalYear,
          'own',
          own,
        ),
        modelled: share('measured.modelled', latest.modelled, undefined),
      },
    },
  ];
}

export function coverageStatements(topic: Topic, report: PlaceReport, write: Write): Statement[] {
  const at = (kind: 'coverage' | 'outlook', fiscalYear: number): Statement => {
    const y = FISCAL_YEARS.indexOf(fiscalYear);
    const { series } = report;
    const isFibre = topic === 'fibre';
    const left = isFibre ? series.unservedHouseholds[y]! : series.uncoveredPopulation[y]!;
    const source = isFibre ? 'fibreModel' : 'radioModel';
    return {
      kind,
      topic,
      facts: {
        year: chosenYear(write, `${topic}.${kind}.year`, fiscalYear),
        coverage: write(
          `${topic}.${kind}`,
          series[METRIC[topic]][y]!,
          isFibre ? 'fibreShare' : 'radioShare',
          isFibre ? 'ofHouseholds' : 'ofPeople',
          fiscalYear,
          source,
        ),
        left: write(
          `${topic}.${kind}.left`,
          left,
          isFibre ? 'households' : 'people',
          isFibre ? 'householdsOfYear' : 'peopleOfYear',
          fiscalYear,
          source,
        ),
      },
    };
  };
  // Where the year's figure is measured, its sentence has the model's in it already.
  const isMeasured = measuredAt(report.measured, topic, report.fiscalYear) !== undefined;
  const now = isMeasured ? [] : [at('coverage', report.fiscalYear)];
  return report.fiscalYear === LAST_FISCAL_YEAR ? now : [...now, at('outlook', LAST_FISCAL_YEAR)];
}

export function targetStatements(topic: Topic, { targets }: PlaceReport, write: Write): Statement[] {
  const isFibre = topic === 'fibre';
  return targets
    .filter(({ metric, value }) => metric === METRIC[topic] && !Number.isNaN(value))
    .map((target: PlaceTarget): Statement => {
      const { goal, fiscalYear, source: citation, isMet } = target;
      const id = `${topic}.target.${goal}.${fiscalYear}`;
      const planned = { mark: 'measured', citation } as const;
      const source = isFibre ? 'fibreModel' : 'radioModel';
      return {
        kind: 'target',
        topic,
        isMet,
        facts: {
          goal: write(`${id}.goal`, goal, 'goal', 'goal', fiscalYear, 'target', planned),
          due: write(`${id}.due`, fiscalYear, 'fiscalYear', 'goal', fiscalYear, 'target', planned),
          value: write(
            `${id}.value`,
            target.value,
            isFibre ? 'fibreShare' : 'radioShare',
            isFibre ? 'ofHouseholds' : 'ofPeople',
            fiscalYear,
            source,
          ),
          ...(!isMet && {
            missing: write(
              `${id}.missing`,
              target.missing,
              isFibre ? 'households' : 'people',
              isFibre ? 'householdsOfYear' : 'peopleOfYear',
              fiscalYear,
              source,
              { rounding: 'up' },
            ),
          }),
          ...(target.measured !== undefined && {
            measured: write(
              `${id}.measured`,
              target.measured.value,
              isFibre ? 'fibreShare' : 'radioShare',
              isFibre ? 'ofHouseholds' : 'ofPeople',
              fiscalYear,
              'own',
              { mark: 'measured', citation: target.measured.fileName },
            ),
            ...(!target.measured.isMet && {
              measuredMissing: write(
                `${id}.measuredMissing`,
                target.measured.missing,
                isFibre ? 'households' : 'people',
                isFibre ? 'householdsByMeasured' : 'peopleByMeasured',
                fiscalYear,
                'own',
                { mark: 'measured', citation: target.measured.fileName, rounding: 'up' },
              ),
            }),
          }),
          ...(target.metFiscalYear > 0 && {
            met: write(`${id}.met`, target.metFiscalYear, 'fiscalYear', 'firstYearHeld', null, source),
          }),
        },
      };
    });
}

/** The municipality with most households or people left. */
export function mostStatements(
  topic: Topic,
  atlas: Atlas,
  outcome: Outcome,
  { scope, municipalities, year, fiscalYear }: PlaceReport,
  write: Write,
): Statement[] {
  if (scope.kind === 'municipality') return [];
  const isFibre = topic === 'fibre';
  let most = -1;
  let left = 0;
  for (const m of municipalities) {
    const series = placeSeries(atlas, outcome, [m]);
    const own = (isFibre ? series.unservedHouseholds : series.uncoveredPopulation)[year]!;
    if (own > left) {
      most = m;
      left = own;
    }
  }
  // A fraction of a household is nobody to name.
  if (left < 0.5) return [];
  return [
    {
      kind: 'most',
      topic,
      municipality: most,
      facts: {
        year: chosenYear(write, `${topic}.most.year`, fiscalYear),
        left: write(
          `${topic}.most`,
          left,
          isFibre ? 'households' : 'people',
          isFibre ? 'householdsOfYear' : 'peopleOfYear',
          fiscalYear,
          isFibre ? 'fibreModel' : 'radioModel',
        ),
      },
    },
  ];
}
