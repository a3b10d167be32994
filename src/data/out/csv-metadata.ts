/**
 * The file beside a table that says what it holds: Metadata Vocabulary for Tabular Data (W3C, CSV on the Web, 2015),
 * named `TABLE.csv-metadata.json` as its readers look for it (section 5.3).
 */
import type { AboutFile } from './about-file.ts';
import type { TableColumn } from './feature-table.ts';

const TEXT_COLUMNS: ReadonlySet<string> = new Set([
  ...['code', 'prefecture', 'municipality', 'municipalityEn', 'technology', 'base', 'band', 'tower'],
  ...['build', 'backhaul', 'fibreLastReason', 'fibreLastCause', 'fibreLastTechnology'],
  ...['fibreMeasuredSource', 'radioMeasuredSource'],
]);
/** Known from registers, not computed by a model. */
const MEASURED_COLUMNS: ReadonlySet<string> = new Set([
  ...['code', 'prefecture', 'municipality', 'municipalityEn', 'fiscalYear', 'landKm2'],
  ...['fibreMeasuredCoverage', 'fibreMeasuredSource', 'radioMeasuredCoverage', 'radioMeasuredSource'],
]);

/** Columns of a table of the command line, from its header: units stand in the names as everywhere. */
export function columnsOfHeader(header: readonly string[]): TableColumn[] {
  return header.map((name) => ({
    name,
    kind: TEXT_COLUMNS.has(name) ? 'text' : 'number',
    mark: MEASURED_COLUMNS.has(name) ? 'measured' : 'modelled',
  }));
}

export function csvMetadata(fileName: string, about: AboutFile): string {
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: fileName,
    'dc:title': `${about.scenario.name} — ${about.table}`,
    tableSchema: {
      columns: about.columns.map(({ name, kind, unit, base, mark }) => ({
        name,
        titles: name,
        datatype: kind === 'text' ? 'string' : 'number',
        'dc:description': [unit, base, mark].filter((part) => part !== undefined).join('; '),
      })),
    },
    notes: [about],
  };
  return `${JSON.stringify(metadata, null, 1)}\n`;
}
