/**
 * Looks into files of the user's own: what they are, how they are laid out, and what they could be taken for. Nothing
 * here decides for good; the user may correct it.
 */
import type { FeatureCollection } from 'geojson';
import { type CensusHeader, readCensusHeader } from '../census-mesh-header.ts';
import { safeUnzip } from '../safe-unzip.ts';
import type { TableSource } from './check-table.ts';
import { attributeTable, pointTable } from './feature-tables.ts';
import { type AreaKind, guessFields, type TableKind } from './fields.ts';
import { type Issue, issueOf } from './issue.ts';
import { readJsonFile } from './json-file.ts';
import { HEAD_BYTES, LIMITS, megabytes, sniffFile } from './sniff-file.ts';
import { decode, detectEncoding, type TextEncoding, wholeLines } from './text-encoding.ts';

/** A `File`, or in tests a blob with a name. */
export interface OwnFile {
  readonly name: string;
  readonly blob: Blob;
}

export type Opened =
  | {
      readonly shape: 'text';
      readonly file: OwnFile;
      readonly encoding: TextEncoding;
      /** The first lines, as bytes: another encoding may be tried on them. */
      readonly head: Uint8Array;
    }
  /** GeoJSON whose attributes are a table: points, or outlines of municipalities with their coverage. */
  | {
      readonly shape: 'features';
      readonly file: OwnFile;
      readonly table: TableSource;
      readonly kinds: readonly TableKind[];
    }
  | {
      readonly shape: 'areas';
      readonly file: OwnFile;
      readonly format: 'geojson' | 'topojson' | 'shapefile';
      readonly bytes: Uint8Array;
      /** Absent where only the boundary importer reads the format. */
      readonly features: FeatureCollection | undefined;
      readonly kinds: readonly AreaKind[];
    }
  | {
      readonly shape: 'census';
      readonly files: readonly OwnFile[];
      readonly headers: readonly CensusHeader[];
    };

export type OpenResult =
  | { readonly ok: true; readonly value: Opened }
  | { readonly ok: false; readonly issue: Issue };

const refused = (issue: Issue): OpenResult => ({ ok: false, issue });

/** Several files are one import where all of them are census mesh files; otherwise only the first is looked at. */
export async function openFiles(files: readonly OwnFile[]): Promise<OpenResult> {
  const [first] = files;
  if (first === undefined) throw new Error('Expected at least one file.');
  const opened = await openFile(first);
  if (!opened.ok || opened.value.shape !== 'census' || files.length === 1) return opened;
  const all: { readonly files: readonly OwnFile[]; readonly headers: readonly CensusHeader[] }[] = [
    opened.value,
  ];
  for (const file of files.slice(1)) {
    const next = await openFile(file);
    if (!next.ok) return next;
    if (next.value.shape !== 'census') {
      return refused(issueOf('censusLayout', file.name, { got: next.value.shape }));
    }
    all.push(next.value);
  }
  return {
    ok: true,
    value: {
      shape: 'census',
      files: all.flatMap((each) => each.files),
      headers: all.flatMap(({ headers }) => headers),
    },
  };
}

async function openFile(file: OwnFile, isPacked = false): Promise<OpenResult> {
  let head: Uint8Array;
  try {
    head = await bytesOf(file.blob.slice(0, HEAD_BYTES));
  } catch (error) {
    return refused(issueOf('unreadable', file.name, { got: String(error) }));
  }
  const sniffed = sniffFile(head, file.blob.size, file.name);
  if (!sniffed.ok) return refused(sniffed.issue);
  switch (sniffed.container) {
    case 'text':
      return openText(file, wholeLines(head, head.length === file.blob.size));
    case 'json':
      return openJson(file, await bytesOf(file.blob));
    case 'zip':
      // A zip file within a zip file may hold itself.
      if (isPacked) return refused(issueOf('compressed', file.name, { got: 'zip' }));
      return openZip(file, await bytesOf(file.blob));
  }
}

async function openText(file: OwnFile, head: Uint8Array): Promise<OpenResult> {
  const encoding = detectEncoding(head);
  if (encoding === undefined) return refused(issueOf('badEncoding', file.name, { got: 'bytes of neither' }));
  if (/^\uFEFF?"?\s*KEY_CODE/.test(decode(head, encoding)!)) {
    const header = readCensusHeader(head, file.name);
    if (header.ok) return { ok: true, value: { shape: 'census', files: [file], headers: [header.value] } };
    const { what, got } = header.problems[0]!;
    return refused(issueOf('censusLayout', file.name, { what, got }));
  }
  if (file.blob.size > LIMITS.table) {
    const detail = megabytes(LIMITS.table);
    return refused(issueOf('tooLarge', file.name, { got: megabytes(file.blob.size), detail }));
  }
  // The first Japanese letter may stand far down; where the whole is of no encoding, reading it says in which row.
  const ofWhole = detectEncoding(await bytesOf(file.blob)) ?? encoding;
  return { ok: true, value: { shape: 'text', file, encoding: ofWhole, head } };
}

function openJson(file: OwnFile, bytes: Uint8Array): OpenResult {
  const content = readJsonFile(bytes, file.name);
  if ('reason' in content) return refused(content);
  if (content.kind === 'topology') {
    const value = { shape: 'areas', file, format: 'topojson', bytes, features: undefined } as const;
    return { ok: true, value: { ...value, kinds: ['boundaries'] } };
  }
  const { collection } = content;
  const type = collection.features.find((feature) => feature?.geometry?.type)?.geometry.type;
  if (type === 'Point') {
    const kinds = ['sites', 'property'] as const;
    return { ok: true, value: { shape: 'features', file, table: pointTable(collection), kinds } };
  }
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    const site = { what: 'geometry', got: String(type ?? ''), detail: 'Point, Polygon' };
    return refused(issueOf('wrongGeometry', file.name, site));
  }
  const table = attributeTable(collection);
  const fields = guessFields(table.columns, 'coverage');
  if (fields.includes('code') && (fields.includes('fibre') || fields.includes('radio'))) {
    // Outlines of municipalities that say what is covered: the outlines are known here, the figures count.
    return { ok: true, value: { shape: 'features', file, table, kinds: ['coverage'] } };
  }
  const isOfficial = collection.features.some(
    (feature) => feature?.properties != null && Object.hasOwn(feature.properties, 'N03_007'),
  );
  const kinds = isOfficial ? (['boundaries', 'servedAreas'] as const) : (['servedAreas'] as const);
  return { ok: true, value: { shape: 'areas', file, format: 'geojson', bytes, features: collection, kinds } };
}

/** A zip file holds a shapefile of boundaries, or one table as e-Stat packs it. */
async function openZip(file: OwnFile, bytes: Uint8Array): Promise<OpenResult> {
  const unpacked = safeUnzip(bytes, file.name, /\.(shp|dbf|csv|txt|geojson|json)$/i);
  if (!unpacked.ok) {
    const { kind, expected, got } = unpacked.problems[0]!;
    return refused({
      ...issueOf(kind === 'unreadable' ? 'zipBroken' : 'zipTooLarge', file.name, { got }),
      expected,
    });
  }
  const names = Object.keys(unpacked.value);
  if (names.some((name) => /\.shp$/i.test(name))) {
    const value = { shape: 'areas', file, format: 'shapefile', bytes, features: undefined } as const;
    return { ok: true, value: { ...value, kinds: ['boundaries'] } };
  }
  const [name, ...others] = names.filter((each) => !/(^|\/)(__MACOSX|\.)/.test(each));
  if (name === undefined || others.length > 0) {
    return refused(issueOf('zipContent', file.name, { got: names.join(', ') }));
  }
  const content = unpacked.value[name]!;
  const blob = new Blob([content as Uint8Array<ArrayBuffer>]);
  return openFile({ name: `${file.name}: ${name}`, blob }, true);
}

export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
