/**
 * Whether the records of a shapefile and its table lie within their files, before a reader trusts their lengths
 * (ESRI Shapefile Technical Description, July 1998; dBASE III table header).
 */
const HEAD_BYTES = 100;
const RECORD_HEAD_BYTES = 8;
/** Null shape, polygon, polygon with z, polygon with m. */
const POLYGON_TYPES = [0, 5, 15, 25];
/** Type, bounding box, number of parts and of points. */
const POLYGON_HEAD_BYTES = 44;

/** @returns what is wrong, as expected and got; undefined where all is well */
export function shapefileFault(
  shp: Uint8Array,
  dbf: Uint8Array,
): [expected: string, got: string] | undefined {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (shp.length < HEAD_BYTES || view.getInt32(0) !== 9994) return ['the file code 9994', 'another'];
  let at = HEAD_BYTES;
  for (let record = 1; at < shp.length; record++) {
    if (at + RECORD_HEAD_BYTES + 4 > shp.length) return [`a whole shape ${record}`, 'the end of the file'];
    const length = 2 * view.getInt32(at + 4);
    const end = at + RECORD_HEAD_BYTES + length;
    if (length < 4 || end > shp.length) return [`shape ${record} within the file`, `${length} bytes`];
    const type = view.getInt32(at + RECORD_HEAD_BYTES, true);
    if (!POLYGON_TYPES.includes(type)) return ['polygons', `shape type ${type}`];
    if (type !== 0) {
      if (length < POLYGON_HEAD_BYTES) return [`a whole shape ${record}`, `${length} bytes`];
      const parts = view.getInt32(at + RECORD_HEAD_BYTES + 36, true);
      const points = view.getInt32(at + RECORD_HEAD_BYTES + 40, true);
      const fits = parts > 0 && points > 0 && POLYGON_HEAD_BYTES + 4 * parts + 16 * points <= length;
      if (!fits) return [`shape ${record} within its record`, `${parts} parts, ${points} points`];
      const fault = partsFault(view, at + RECORD_HEAD_BYTES + POLYGON_HEAD_BYTES, parts, points);
      if (fault !== undefined) return [`rising parts in shape ${record}`, fault];
    }
    at = end;
  }
  return tableFault(dbf);
}

function partsFault(view: DataView, at: number, parts: number, points: number): string | undefined {
  let before = -1;
  for (let i = 0; i < parts; i++) {
    const first = view.getInt32(at + 4 * i, true);
    if (first <= before || first >= points) return `${first} after ${before}`;
    before = first;
  }
  return undefined;
}

function tableFault(dbf: Uint8Array): [string, string] | undefined {
  if (dbf.length < 33) return ['a whole .dbf', `${dbf.length} bytes`];
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const records = view.getUint32(4, true);
  const head = view.getUint16(8, true);
  const width = view.getUint16(10, true);
  const needed = head + records * width;
  // The mark behind the last record is often left off.
  return head < 33 || width < 2 || needed > dbf.length
    ? [`a .dbf of ${needed} bytes: ${records} records of ${width}`, `${dbf.length} bytes`]
    : undefined;
}
