/**
 * Reads a whole file under a mapping: everything that is noticed, and the set that would be imported. Nothing is
 * imported here, and what is wrong with the file is in the report, never thrown.
 */
import type { Atlas } from '../../model/atlas.ts';
import type { Steps } from '../../model/progress.ts';
import { importBoundaries } from '../boundaries-import.ts';
import { boundaryIssue, boundarySet, checkServedAreas } from './check-areas.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkPoints } from './check-points.ts';
import { checkServedMesh } from './check-served-mesh.ts';
import type { TableSource } from './check-table.ts';
import { type Inspection, isTableMapping, type Mapping } from './inspection.ts';
import { IssueLog, type Report } from './issue.ts';
import type { MunicipalityLookup } from './municipality-lookup.ts';
import { bytesOf, type Opened } from './open-file.ts';
import type { OwnSet } from './own-set.ts';
import { normalizeText, readRecords } from './read-records.ts';
import { previewOf, type TableMapping } from './table-layout.ts';
import { decode, firstUnreadableLine } from './text-encoding.ts';

export interface Checked {
  readonly report: Report;
  /** What would be imported; undefined where the file is not to be imported as it is. */
  readonly set: OwnSet | undefined;
}

export interface CheckContext {
  readonly atlas: Atlas;
  readonly lookup: MunicipalityLookup;
  /** Drives steps, reporting progress; undefined once cancelled. */
  readonly drive: <T>(steps: Steps<T>) => Promise<T | undefined>;
}

type Unread = Exclude<Opened, { readonly shape: 'census' }>;

/** @returns undefined where it was cancelled. Census meshes are read by their own reader, piece by piece. */
export async function checkFile(
  opened: Unread,
  mapping: Mapping,
  context: CheckContext,
): Promise<Checked | undefined> {
  const log = new IssueLog(opened.file.name);
  if (opened.shape === 'areas') return checkAreas(opened, mapping, context, log);
  if (!isTableMapping(mapping)) throw new Error(`Expected the mapping of a table, got ${mapping.kind}.`);
  const source = opened.shape === 'features' ? opened.table : await textTable(opened, mapping, log);
  if (source === undefined) return { report: log.report(0, 0), set: undefined };
  const { kind } = mapping;
  const checked = await context.drive<{ readonly set: OwnSet; readonly rows: number }>(
    kind === 'coverage'
      ? checkCoverage(source, mapping, context.lookup, log)
      : kind === 'servedMesh'
        ? checkServedMesh(source, mapping, context.atlas, log)
        : checkPoints(source, { ...mapping, kind }, log),
  );
  return checked && concluded(log, checked.rows, checked.set, mapping.leavesOutFaulty);
}

/** All or nothing: with errors nothing is imported, unless the user has said that faulty rows are to be left out. */
export function concluded(log: IssueLog, rows: number, set: OwnSet, leavesOutFaulty: boolean): Checked {
  const wasFaultless = log.errors === 0;
  if (rows === 0 && wasFaultless) log.add('headerOnly', { got: '0' });
  else if (set.count === 0 && wasFaultless) log.add('nothingLeft', { got: '0' });
  const isUsable = set.count > 0 && (wasFaultless || leavesOutFaulty);
  return { report: log.report(rows, set.count), set: isUsable ? set : undefined };
}

async function textTable(
  { file, head }: Extract<Opened, { readonly shape: 'text' }>,
  mapping: TableMapping,
  log: IssueLog,
): Promise<TableSource | undefined> {
  const bytes = await bytesOf(file.blob);
  const decoded = decode(bytes, mapping.encoding);
  if (decoded === undefined) {
    log.add('badEncoding', { row: firstUnreadableLine(bytes, mapping.encoding), detail: mapping.encoding });
    return undefined;
  }
  const text = normalizeText(decoded);
  const shown = decode(head, mapping.encoding) ?? text.slice(0, head.length);
  const { columns } = previewOf(shown, mapping.delimiter, mapping.headerRow);
  return { columns, records: () => readRecords(text, mapping.delimiter) };
}

async function checkAreas(
  opened: Extract<Opened, { readonly shape: 'areas' }>,
  mapping: Mapping,
  { atlas, drive }: CheckContext,
  log: IssueLog,
): Promise<Checked | undefined> {
  const { bytes, features, file } = opened;
  if (mapping.kind === 'servedAreas' && features !== undefined) {
    const checked = await drive(checkServedAreas(features, atlas, log));
    return checked && concluded(log, checked.rows, checked.set, mapping.leavesOutFaulty);
  }
  const imported = await importBoundaries(bytes, file.name, { mergeWards: false });
  if (imported.ok) {
    const set = boundarySet(imported.value, file.name);
    return concluded(log, set.count, set, false);
  }
  for (const problem of imported.problems) boundaryIssue(problem, log);
  return { report: log.report(features?.features.length ?? 0, 0), set: undefined };
}

/** The mapping of an inspection with the user's corrections to the fields; the layout stays. */
export function correctedMapping(
  inspection: Inspection,
  change: Partial<Pick<TableMapping, 'fields' | 'isPercent' | 'fiscalYear' | 'leavesOutFaulty'>>,
): Mapping {
  const { mapping } = inspection;
  if (isTableMapping(mapping)) return { ...mapping, ...change };
  if (mapping.kind === 'censusMesh' || change.leavesOutFaulty === undefined) return mapping;
  return { ...mapping, leavesOutFaulty: change.leavesOutFaulty };
}
