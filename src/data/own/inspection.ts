/** What the user sees of a file before it is read in full, and what may be corrected. */
import type { TableSource } from './check-table.ts';
import type { AreaKind, ImportKind, TableKind } from './fields.ts';
import { isTableKind, TABLE_KINDS } from './fields.ts';
import type { Opened } from './open-file.ts';
import type { Delimiter } from './read-records.ts';
import {
  guessLayout,
  layoutOf,
  PREVIEW_ROWS,
  previewOf,
  type TableMapping,
  type TablePreview,
} from './table-layout.ts';
import { decode, type TextEncoding } from './text-encoding.ts';

export interface AreaMapping {
  readonly kind: AreaKind;
  readonly leavesOutFaulty: boolean;
}
export interface CensusMapping {
  readonly kind: 'censusMesh';
  readonly leavesOutFaulty: false;
}
export type Mapping = TableMapping | AreaMapping | CensusMapping;

export type FileFormat = 'csv' | 'geojson' | 'topojson' | 'shapefile' | 'censusMesh';

export interface Inspection {
  readonly fileName: string;
  readonly fileCount: number;
  readonly sizeBytes: number;
  readonly format: FileFormat;
  /** What it can be taken for. */
  readonly kinds: readonly ImportKind[];
  readonly mapping: Mapping;
  /** The first rows of a table. */
  readonly preview: TablePreview | undefined;
}

/** What the user may say about the layout of a table; the rest is guessed again. */
export interface LayoutChoice {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly headerRow: number;
  readonly kind: TableKind;
}

export function isTableMapping(mapping: Mapping): mapping is TableMapping {
  return isTableKind(mapping.kind);
}

export function inspect(opened: Opened, choice?: LayoutChoice): Inspection {
  switch (opened.shape) {
    case 'text': {
      const { head, file } = opened;
      const text = textOf(head, choice?.encoding ?? opened.encoding);
      const mapping =
        choice === undefined ? guessLayout(text, opened.encoding) : layoutOf({ text, ...choice });
      const preview = previewOf(text, mapping.delimiter, mapping.headerRow);
      return { ...about(file.name, file.blob.size, 'csv'), kinds: TABLE_KINDS, mapping, preview };
    }
    case 'features': {
      const { table, file, kinds } = opened;
      const rows = firstRows(table);
      // Coordinates of points are known; the rest goes by the words of the attributes.
      const text = [table.columns, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
      const layout = { text, encoding: 'utf-8', delimiter: ',', headerRow: 1 } as const;
      const words = layoutOf(choice === undefined ? layout : { ...layout, kind: choice.kind });
      const guessed = kinds.includes(words.kind) ? words : layoutOf({ ...layout, kind: kinds[0]! });
      const preview = { columns: table.columns, rows };
      const mapping = { ...guessed, headerRow: 0 };
      return {
        ...about(file.name, file.blob.size, 'geojson'),
        kinds,
        mapping,
        preview,
      };
    }
    case 'areas': {
      const { file, format, kinds } = opened;
      const mapping = { kind: kinds[0]!, leavesOutFaulty: false };
      return { ...about(file.name, file.blob.size, format), kinds, mapping, preview: undefined };
    }
    case 'census': {
      const { files } = opened;
      const size = files.reduce((sum, { blob }) => sum + blob.size, 0);
      return {
        ...about(files[0]!.name, size, 'censusMesh'),
        fileCount: files.length,
        kinds: ['censusMesh'],
        mapping: { kind: 'censusMesh', leavesOutFaulty: false },
        preview: undefined,
      };
    }
  }
}

function about(fileName: string, sizeBytes: number, format: FileFormat) {
  return { fileName, fileCount: 1, sizeBytes, format };
}

/** As far as it can be read in that encoding: a wrong choice shows in the preview. */
function textOf(head: Uint8Array, encoding: TextEncoding): string {
  return decode(head, encoding) ?? new TextDecoder(encoding).decode(head);
}

function firstRows(table: TableSource): readonly (readonly string[])[] {
  for (const { rows } of table.records()) return rows.slice(0, PREVIEW_ROWS);
  return [];
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
