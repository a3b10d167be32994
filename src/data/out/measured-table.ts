/**
 * Measured coverage in what is exported: a table of its own beside the tables of a run, which stay the model's, and pairs
 * of columns beside the modelled shares of municipalities.
 */
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { FIRST_FISCAL_YEAR } from '../../model/parameter.ts';
import { municipalityFigures } from '../../model/place-figures.ts';
import type { MeasuredCoverage, MeasuredFigure } from '../../model/places/measured-coverage.ts';
import type { Topic } from '../../model/places/statement.ts';
import { formatCsv } from '../csv.ts';
import type { OwnDataNote } from './about-file.ts';
import { roundedTo, type TableColumn, type TableValue } from './feature-table.ts';

const TOPICS = ['fibre', 'radio'] as const;
const BASE: Readonly<Record<Topic, string>> = {
  fibre: 'households of the fiscal year',
  radio: 'people of the fiscal year',
};

export const MEASURED_COLUMNS: readonly TableColumn[] = [
  { name: 'code', kind: 'text', mark: 'measured' },
  { name: 'prefecture', kind: 'text', mark: 'measured' },
  { name: 'municipality', kind: 'text', mark: 'measured' },
  { name: 'fiscalYear', kind: 'number', unit: 'fiscalYear', mark: 'measured' },
  { name: 'topic', kind: 'text', mark: 'measured' },
  { name: 'base', kind: 'text', mark: 'measured' },
  { name: 'measuredCoverage', kind: 'number', unit: 'share', base: 'of the base', mark: 'measured' },
  { name: 'modelledCoverage', kind: 'number', unit: 'share', base: 'of the base', mark: 'modelled' },
  { name: 'sourceFile', kind: 'text', mark: 'measured' },
];

/** Every measured figure with the model's of the same municipality and year. */
export function measuredCsv(atlas: Atlas, outcome: Outcome, measured: MeasuredCoverage): string {
  const { municipalities, prefectures } = atlas;
  const figures = municipalityFigures(atlas, outcome);
  const rows = measured.figures.map(({ municipality: m, topic, fiscalYear, value, fileName }) => {
    const at = (fiscalYear - FIRST_FISCAL_YEAR) * figures.count + m;
    const [part, whole] =
      topic === 'fibre'
        ? [figures.servedHouseholds[at]!, figures.households[at]!]
        : [figures.coveredPopulation[at]!, figures.population[at]!];
    return [
      municipalities.code[m]!,
      prefectures.nameJa[municipalities.prefecture[m]!]!,
      municipalities.nameJa[m]!,
      fiscalYear,
      topic,
      BASE[topic],
      roundedTo(value, 6)!,
      roundedTo(whole > 0 ? part / whole : 1, 6)!,
      fileName,
    ];
  });
  return formatCsv(
    MEASURED_COLUMNS.map(({ name }) => name),
    rows,
  );
}

/** Columns that follow those of a table with one municipality and year to the row. */
export interface MeasuredPairs {
  readonly columns: readonly TableColumn[];
  row(municipality: number, fiscalYear: number): readonly TableValue[];
}

const NO_PAIRS: MeasuredPairs = { columns: [], row: () => [] };

/** A share and its file for each topic that is measured in any of these; no columns for the others. */
export function measuredPairs(
  measured: MeasuredCoverage | undefined,
  municipalities: readonly number[],
  fiscalYears: readonly number[],
): MeasuredPairs {
  if (measured === undefined) return NO_PAIRS;
  const topics = TOPICS.filter((topic) =>
    fiscalYears.some(
      (fiscalYear) =>
        measured.has(topic, fiscalYear) &&
        municipalities.some((m) => measured.figure(topic, m, fiscalYear) !== undefined),
    ),
  );
  return {
    columns: topics.flatMap((topic): TableColumn[] => [
      {
        name: `${topic}MeasuredCoverage`,
        kind: 'number',
        unit: 'share',
        base: `${BASE[topic]}; data of the user, at the end of the fiscal year`,
        mark: 'measured',
      },
      { name: `${topic}MeasuredSource`, kind: 'text', base: 'file of the user', mark: 'measured' },
    ]),
    row: (municipality, fiscalYear) =>
      topics.flatMap((topic) => {
        const figure = measured.figure(topic, municipality, fiscalYear);
        return figure === undefined ? [null, null] : [roundedTo(figure.value, 6), figure.fileName];
      }),
  };
}

/** @param figures those that the file has to do with */
export function ownDataNote(figures: readonly MeasuredFigure[], note: string): OwnDataNote | undefined {
  if (figures.length === 0) return undefined;
  const names = [...new Set(figures.map(({ fileName }) => fileName))];
  return {
    note,
    files: names.map((fileName) => {
      const own = figures.filter((each) => each.fileName === fileName);
      const fiscalYears = [...new Set(own.map(({ fiscalYear }) => fiscalYear))].sort((a, b) => a - b);
      return { fileName, fiscalYears, figures: own.length };
    }),
  };
}
