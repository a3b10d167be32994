/**
 * Column files: typed arrays on the wire. The atlas compiler writes them and the app reads them with this one codec.
 *
 * Layout, all little-endian, the whole wrapped in gzip (whose CRC-32 catches altered bytes):
 *   0  4 bytes  magic "DNCF"
 *   4  u16      format version
 *   6  u16      reserved, 0
 *   8  u32      length H of the header
 *  12  u32      length P of the payload
 *  16  H bytes  header, JSON: {"columns": [{name, type, length, filter}]}
 *  16+H         P bytes: the columns one after another
 *
 * A column is stored as byte planes (all low bytes, then all next bytes …) because the high bytes of small counts
 * are nearly constant and cost almost nothing once compressed. The filter `delta` stores differences modulo 2^bits,
 * for columns that rise slowly.
 */
import { failure, type Problem, type Result, success } from '../model/problem.ts';

export const COLUMN_FILE_VERSION = 1;
const MAGIC = 0x46434e44;
const PREAMBLE_BYTES = 16;

export type ColumnArray = Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
export type ColumnType = 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'f64';
export type ColumnFilter = 'none' | 'delta';

export interface ColumnSpec {
  readonly name: string;
  readonly values: ColumnArray;
  readonly filter: ColumnFilter;
}

interface ColumnHeader {
  name: string;
  type: ColumnType;
  length: number;
  filter: ColumnFilter;
}

const BYTES: Record<ColumnType, number> = { u8: 1, i16: 2, u16: 2, i32: 4, u32: 4, f64: 8 };

function typeOf(values: ColumnArray): ColumnType {
  if (values instanceof Uint8Array) return 'u8';
  if (values instanceof Int16Array) return 'i16';
  if (values instanceof Uint16Array) return 'u16';
  if (values instanceof Int32Array) return 'i32';
  if (values instanceof Uint32Array) return 'u32';
  return 'f64';
}

function allocate(type: ColumnType, length: number): ColumnArray {
  switch (type) {
    case 'u8':
      return new Uint8Array(length);
    case 'i16':
      return new Int16Array(length);
    case 'u16':
      return new Uint16Array(length);
    case 'i32':
      return new Int32Array(length);
    case 'u32':
      return new Uint32Array(length);
    case 'f64':
      return new Float64Array(length);
  }
}

/** The file before compression. Deterministic: the same columns give the same bytes. */
export function encodeColumns(columns: readonly ColumnSpec[]): Uint8Array {
  const header: ColumnHeader[] = columns.map(({ name, values, filter }) => {
    if (filter === 'delta' && values instanceof Float64Array) {
      throw new Error(`Expected an integer column for the delta filter, got ${name} of float64.`);
    }
    return { name, type: typeOf(values), length: values.length, filter };
  });
  const headerBytes = new TextEncoder().encode(JSON.stringify({ columns: header }));
  const payloadLength = header.reduce((sum, column) => sum + column.length * BYTES[column.type], 0);
  const bytes = new Uint8Array(PREAMBLE_BYTES + headerBytes.length + payloadLength);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, COLUMN_FILE_VERSION, true);
  view.setUint32(8, headerBytes.length, true);
  view.setUint32(12, payloadLength, true);
  bytes.set(headerBytes, PREAMBLE_BYTES);
  let at = PREAMBLE_BYTES + headerBytes.length;
  for (const { values, filter } of columns) at = writePlanes(bytes, at, values, filter);
  return bytes;
}

function writePlanes(target: Uint8Array, at: number, values: ColumnArray, filter: ColumnFilter): number {
  const stored = values.slice();
  if (filter === 'delta') {
    for (let i = values.length - 1; i > 0; i--) stored[i] = values[i]! - values[i - 1]!;
  }
  const raw = new Uint8Array(stored.buffer);
  const width = values.BYTES_PER_ELEMENT;
  for (let plane = 0; plane < width; plane++) {
    for (let i = 0; i < values.length; i++) target[at++] = raw[i * width + plane]!;
  }
  return at;
}

/**
 * Reads an uncompressed column file.
 * @param where the file's name, for the problem report
 */
export function decodeColumns(bytes: Uint8Array, where: string): Result<ReadonlyMap<string, ColumnArray>> {
  const problem = (kind: Problem['kind'], what: string, expected: string, got: string) =>
    failure({ kind, what, where, expected, got });
  if (bytes.length < PREAMBLE_BYTES) {
    return problem('truncated', 'length', `at least ${PREAMBLE_BYTES} bytes`, `${bytes.length} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) {
    return problem(
      'wrong-format',
      'magic',
      '"DNCF"',
      JSON.stringify(String.fromCharCode(...bytes.subarray(0, 4))),
    );
  }
  const version = view.getUint16(4, true);
  if (version !== COLUMN_FILE_VERSION) {
    return problem('wrong-version', 'format version', `${COLUMN_FILE_VERSION}`, `${version}`);
  }
  const headerLength = view.getUint32(8, true);
  const payloadLength = view.getUint32(12, true);
  const expectedLength = PREAMBLE_BYTES + headerLength + payloadLength;
  if (bytes.length !== expectedLength) {
    return problem('truncated', 'length', `${expectedLength} bytes`, `${bytes.length} bytes`);
  }
  let columns: ColumnHeader[];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + headerLength),
    );
    columns = (JSON.parse(text) as { columns: ColumnHeader[] }).columns;
  } catch (error) {
    return problem('altered', 'header', 'JSON', String(error));
  }
  const described = columns.reduce(
    (sum, column) => sum + column.length * (BYTES[column.type] ?? Number.NaN),
    0,
  );
  if (described !== payloadLength) {
    return problem(
      'altered',
      'payload',
      `${described} bytes as the header describes`,
      `${payloadLength} bytes`,
    );
  }
  const result = new Map<string, ColumnArray>();
  let at = PREAMBLE_BYTES + headerLength;
  for (const { name, type, length, filter } of columns) {
    const values = allocate(type, length);
    readPlanes(bytes, at, values, filter);
    at += length * BYTES[type];
    result.set(name, values);
  }
  return success(result);
}

/**
 * Puts the byte planes together and undoes the filter. Integer columns are seen as unsigned words of their width: sums
 * modulo 2^bits are the same for signed ones, and each loop meets one array type only, which keeps it fast.
 */
function readPlanes(source: Uint8Array, at: number, values: ColumnArray, filter: ColumnFilter): void {
  const { length, buffer } = values;
  const isDelta = filter === 'delta';
  if (values.BYTES_PER_ELEMENT === 1) readBytes(source, at, values as Uint8Array, isDelta);
  else if (values.BYTES_PER_ELEMENT === 2) readWords16(source, at, new Uint16Array(buffer), isDelta);
  else {
    const raw = new Uint8Array(buffer);
    const width = values.BYTES_PER_ELEMENT;
    for (let plane = 0; plane < width; plane++) {
      const from = at + plane * length;
      for (let i = 0; i < length; i++) raw[i * width + plane] = source[from + i]!;
    }
    if (isDelta) {
      const words = new Uint32Array(buffer);
      for (let i = 1; i < length; i++) words[i] = words[i]! + words[i - 1]!;
    }
  }
}

function readBytes(source: Uint8Array, at: number, values: Uint8Array, isDelta: boolean): void {
  values.set(source.subarray(at, at + values.length));
  if (isDelta) for (let i = 1; i < values.length; i++) values[i] = values[i]! + values[i - 1]!;
}

function readWords16(source: Uint8Array, at: number, words: Uint16Array, isDelta: boolean): void {
  const { length } = words;
  const keep = isDelta ? 0xffff : 0;
  let word = 0;
  for (let i = 0; i < length; i++) {
    word = ((word & keep) + (source[at + i]! | (source[at + length + i]! << 8))) & 0xffff;
    words[i] = word;
  }
}

/** A column by name and type; a missing or differently typed one is a problem of the file. */
export function takeColumn<T extends ColumnArray>(
  columns: ReadonlyMap<string, ColumnArray>,
  name: string,
  type: { new (length: number): T; readonly name: string },
  where: string,
): Result<T> {
  const values = columns.get(name);
  if (!(values instanceof type)) {
    return failure({
      kind: 'missing',
      what: `column ${name}`,
      where,
      expected: type.name,
      got: values === undefined ? 'nothing' : values.constructor.name,
    });
  }
  return success(values);
}
