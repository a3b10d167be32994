/** Exports by request: the tables of a run, the series of a place, areas, squares and sites in the asked format. */
import { strToU8, zipSync } from 'fflate';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Atlas } from '../../model/atlas.ts';
import type { Outcome } from '../../model/outcome.ts';
import { type MeasuredFigure, measuredCoverage } from '../../model/places/measured-coverage.ts';
import { codeOfScope, municipalitiesOf, type PlaceScope } from '../../model/places/place-scope.ts';
import type { Steps } from '../../model/progress.ts';
import { formatCsv } from '../csv.ts';
import { outcomeJson, placesCsv, planCsv } from '../outcome-export.ts';
import { aboutFile, type OwnDataNote } from './about-file.ts';
import { type AreaLevel, areaTable } from './area-table.ts';
import { cellTable } from './cell-table.ts';
import { columnsOfHeader, csvMetadata } from './csv-metadata.ts';
import type { FeatureTable, TableColumn } from './feature-table.ts';
import { flatGeobufFile } from './flatgeobuf-file.ts';
import { geoJsonFile } from './geojson-file.ts';
import { MEASURED_COLUMNS, measuredCsv, ownDataNote } from './measured-table.ts';
import { seriesCsv } from './series-csv.ts';
import { siteTable } from './site-table.ts';

/** How a file deals with measured figures, in its own words about itself. */
const BESIDE =
  'Measured shares of the user stand in columns of their own (…MeasuredCoverage, …MeasuredSource) beside the modelled ones. Every other column is the model’s.';
const APART =
  'places.csv, plan.csv and outcome.json are the model’s alone, as the command line writes them. Measured shares of the user stand in measured.csv, each beside the modelled one of the same municipality and fiscal year.';

export const FEATURE_FORMATS = ['geojson', 'flatgeobuf', 'csv'] as const;
export type FeatureFormat = (typeof FEATURE_FORMATS)[number];

export type ExportRequest = {
  /** As the reader knows it. */
  readonly scenarioName: string;
  /** Whether tables begin with a mark by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
  /** Measured coverage of the user's own. */
  readonly measured?: readonly MeasuredFigure[];
} & (
  | { readonly kind: 'tables' }
  | { readonly kind: 'series'; readonly scope: PlaceScope }
  | {
      readonly kind: 'municipalities' | 'prefectures' | 'cells' | 'sites';
      readonly scope: PlaceScope;
      readonly fiscalYear: number;
      readonly format: FeatureFormat;
    }
);
export type ExportKind = ExportRequest['kind'];

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

export interface ExportSources {
  readonly atlas: Atlas;
  readonly outcome: Outcome;
  /** Outlines of every place of a level's table, asked for only where they are drawn. */
  outlines(level: AreaLevel): readonly (Polygon | MultiPolygon)[];
}

/** One file; a table comes as an archive with what it says about itself beside it. */
export function* exportFile(sources: ExportSources, request: ExportRequest): Steps<ExportedFile> {
  switch (request.kind) {
    case 'tables':
      return yield* tablesFile(sources, request);
    case 'series': {
      const { atlas, outcome } = sources;
      yield { phase: 'export.write', fraction: 0 };
      const { scope } = request;
      const measured = measuredCoverage(request.measured ?? []);
      const series = seriesCsv(atlas, outcome, scope, measured);
      const own = ownDataOf(request, scope.kind === 'municipality' ? [scope.index] : [], BESIDE);
      return archive(
        `denen-series-${codeOfScope(atlas, scope)}`,
        csvFiles(sources, request, 'series', series, own),
      );
    }
    default:
      return yield* featureFile(sources, request);
  }
}

type FeatureRequest = Extract<ExportRequest, { readonly format: FeatureFormat }>;

function* featureFile(sources: ExportSources, request: FeatureRequest): Steps<ExportedFile> {
  const { atlas, outcome } = sources;
  const { scope, fiscalYear, scenarioName, format } = request;
  yield { phase: 'export.write', fraction: 0 };
  const table = tableOf(sources, request);
  const name = `denen-${table.name}-${codeOfScope(atlas, scope)}-fy${fiscalYear}`;
  const about = aboutFile(
    atlas,
    outcome,
    scenarioName,
    table.name,
    fiscalYear,
    table.columns,
    ownDataOf(request, request.kind === 'municipalities' ? municipalitiesOf(atlas, scope) : [], BESIDE),
  );
  switch (format) {
    case 'geojson':
      return {
        name: `${name}.geojson`,
        type: 'application/geo+json',
        parts: yield* geoJsonFile(table, about),
      };
    case 'flatgeobuf':
      return {
        name: `${name}.fgb`,
        type: 'application/octet-stream',
        parts: yield* flatGeobufFile(table, about),
      };
    case 'csv': {
      const rows = Array.from({ length: table.count }, (_, i) => table.row(i).map((value) => value ?? ''));
      const header = table.columns.map((column) => column.name);
      yield { phase: 'export.write', fraction: 0.5 };
      const files = {
        ...textFile(`${table.name}.csv`, formatCsv(header, rows), request.byteOrderMark),
        ...textFile(`${table.name}.csv-metadata.json`, csvMetadata(`${table.name}.csv`, about), false),
      };
      return archive(name, files);
    }
  }
}

function tableOf({ atlas, outcome, outlines }: ExportSources, request: FeatureRequest): FeatureTable {
  const { kind, scope, fiscalYear } = request;
  switch (kind) {
    case 'municipalities':
    case 'prefectures': {
      const level = kind === 'municipalities' ? 'municipality' : 'prefecture';
      // A table without a map has no use for outlines.
      const needed = request.format === 'csv' ? [] : outlines(level);
      const measured = measuredCoverage(request.measured ?? []);
      return areaTable(level, { atlas, outcome, scope, fiscalYear, outlines: needed, measured });
    }
    case 'cells':
      return cellTable(atlas, outcome, scope, fiscalYear);
    case 'sites':
      return siteTable(atlas, outcome, scope, fiscalYear);
  }
}

function* tablesFile(
  sources: ExportSources,
  request: Extract<ExportRequest, { readonly kind: 'tables' }>,
): Steps<ExportedFile> {
  const { atlas, outcome } = sources;
  yield { phase: 'export.write', fraction: 0 };
  const measured = measuredCoverage(request.measured ?? []);
  const every = Array.from({ length: atlas.municipalities.count }, (_, m) => m);
  const own = ownDataOf(request, every, APART);
  const places = csvFiles(sources, request, 'places', placesCsv(atlas, outcome), own);
  yield { phase: 'export.write', fraction: 0.4 };
  const plan = csvFiles(sources, request, 'plan', planCsv(atlas, outcome), own);
  yield { phase: 'export.write', fraction: 0.5 };
  const summary = textFile('outcome.json', outcomeJson(atlas, outcome), false);
  yield { phase: 'export.write', fraction: 0.6 };
  if (measured === undefined) return archive('denen-tables', { ...places, ...plan, ...summary });
  const beside = csvFiles(
    sources,
    request,
    'measured',
    measuredCsv(atlas, outcome, measured),
    own,
    MEASURED_COLUMNS,
  );
  return archive('denen-tables', { ...places, ...plan, ...summary, ...beside });
}

function csvFiles(
  { atlas, outcome }: ExportSources,
  { scenarioName, byteOrderMark }: ExportRequest,
  table: string,
  csv: string,
  own: OwnDataNote | undefined,
  columns: readonly TableColumn[] = columnsOfHeader(csv.slice(0, csv.indexOf('\r\n')).split(',')),
): Record<string, Uint8Array> {
  const about = aboutFile(atlas, outcome, scenarioName, table, null, columns, own);
  return {
    ...textFile(`${table}.csv`, csv, byteOrderMark),
    ...textFile(`${table}.csv-metadata.json`, csvMetadata(`${table}.csv`, about), false),
  };
}

/** Of the figures inside these municipalities, and of the file's year where it has one. */
function ownDataOf(
  request: ExportRequest,
  municipalities: readonly number[],
  note: string,
): OwnDataNote | undefined {
  const inside = new Set(municipalities);
  const year = 'fiscalYear' in request ? request.fiscalYear : undefined;
  const figures = (measuredCoverage(request.measured ?? [])?.figures ?? []).filter(
    ({ municipality, fiscalYear }) => inside.has(municipality) && (year ?? fiscalYear) === fiscalYear,
  );
  return ownDataNote(figures, note);
}

function textFile(name: string, text: string, byteOrderMark: boolean): Record<string, Uint8Array> {
  return { [name]: strToU8(byteOrderMark ? `\ufeff${text}` : text) };
}

/** The oldest date that the format knows: the same run gives the same bytes on any day. */
const MADE = new Date(1980, 0, 1);

function archive(name: string, files: Record<string, Uint8Array>): ExportedFile {
  const bytes = zipSync(files, { mtime: MADE });
  return { name: `${name}.zip`, type: 'application/zip', parts: [bytes as Uint8Array<ArrayBuffer>] };
}
