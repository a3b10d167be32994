/** What a file is, by its first bytes. Names and endings are not asked: they are what is wrong most often. */
import { type Issue, type IssueReason, issueOf } from './issue.ts';

export type Container = 'text' | 'json' | 'zip';

/** Bytes looked at. */
export const HEAD_BYTES = 65_536;

/** Sizes that are read, in bytes: what a tab with 600 MB can hold while it checks everything. */
export const LIMITS = {
  /** GeoJSON and TopoJSON become objects several times their size. */
  json: 100e6,
  zip: 150e6,
  /** What a zip file may unpack to. */
  unpacked: 300e6,
  table: 60e6,
  /** Read piece by piece, and never held as a whole. */
  censusMesh: 1500e6,
} as const;

/** Rows of a table of places, features of a GeoJSON. */
export const MAX_ROWS = 500_000;

const SIGNATURES: readonly (readonly [IssueReason, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  // The old .xls, .doc and .mdb.
  ['spreadsheet', [0xd0, 0xcf, 0x11, 0xe0]],
  ['compressed', [0x1f, 0x8b]],
  ['compressed', [0x37, 0x7a, 0xbc, 0xaf]],
  ['compressed', [0x42, 0x5a, 0x68]],
  ['compressed', [0x52, 0x61, 0x72, 0x21]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
];
/** Names within a zip file, at its beginning, that make it a spreadsheet or a text document. */
const OFFICE = /\[Content_Types\]\.xml|^PK[\s\S]{28,40}mimetypeapplication\/vnd\.oasis|xl\/workbook/;

export type Sniffed =
  | { readonly ok: true; readonly container: Container }
  | { readonly ok: false; readonly issue: Issue };

/**
 * @param head the first HEAD_BYTES, or all
 * @param size of the whole file, bytes
 */
export function sniffFile(head: Uint8Array, size: number, fileName: string): Sniffed {
  const refuse = (reason: IssueReason, got = '', detail?: string): Sniffed => ({
    ok: false,
    issue: issueOf(reason, fileName, { got, detail }),
  });
  if (size === 0) return refuse('emptyFile', '0 bytes');
  const signature = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte));
  if (signature !== undefined) return refuse(signature[0], latin(head.subarray(0, 8)));
  if (head[0] === 0x50 && head[1] === 0x4b) {
    if (OFFICE.test(latin(head.subarray(0, 4096)))) return refuse('spreadsheet', 'xlsx, ods or docx');
    return checkSize('zip', size, LIMITS.zip, refuse);
  }
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!isUtf16 && head.includes(0)) return refuse('binary', latin(head.subarray(0, 8)));
  const start = latin(head.subarray(0, 1024)).replace(/^ï»¿/, '').trimStart();
  if (start === '' && size <= 1024) return refuse('emptyFile', `${size} bytes, all blank`);
  if (/^<(!doctype|html|\?xml|svg)/i.test(start)) return refuse('webPage', start.slice(0, 40));
  if (/^[{[]/.test(start)) return checkSize('json', size, LIMITS.json, refuse);
  return checkSize('text', size, LIMITS.censusMesh, refuse);
}

function checkSize(
  container: Container,
  size: number,
  limit: number,
  refuse: (reason: IssueReason, got: string, detail: string) => Sniffed,
): Sniffed {
  return size <= limit ? { ok: true, container } : refuse('tooLarge', megabytes(size), megabytes(limit));
}

export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
