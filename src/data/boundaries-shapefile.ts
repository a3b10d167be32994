/** The areas in a zip file with a shapefile, as the National Land Information site gives them. */
import type { FeatureCollection } from 'geojson';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { safeUnzip, type ZipEntries } from './safe-unzip.ts';
import { shapefileFault } from './shapefile-frame.ts';

/** Attribute of an area's code: the layer that has it is the one of municipalities. */
const CODE_FIELD = 'N03_007';

/** A dBASE table: 32 bytes of head, then a description of 32 bytes for each field up to a 13. */
const FIELD_BYTES = 32;
const FIELDS_END = 13;

/**
 * @param bytes a zip file; of several layers the one with municipality codes is read, the largest where there are more
 * @param fileName for the problem report
 */
export async function readShapefileZip(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<FeatureCollection>> {
  const problem = (kind: Problem['kind'], what: string, expected: string, got: string) =>
    failure({ kind, what, where: fileName, expected, got });
  const unpacked = safeUnzip(bytes, fileName, /\.(shp|dbf|cpg)$/i);
  if (!unpacked.ok) return unpacked;
  const entries = unpacked.value;
  const layers = Object.keys(entries)
    .filter((name) => /\.shp$/i.test(name))
    .map((name) => ({
      shp: entries[name]!,
      dbf: sibling(entries, name, 'dbf'),
      cpg: sibling(entries, name, 'cpg'),
    }))
    .filter(({ dbf }) => dbf !== undefined && fieldNames(dbf).includes(CODE_FIELD))
    .sort((a, b) => b.shp.length - a.shp.length);
  const [layer] = layers;
  if (layer === undefined) {
    const names = Object.keys(entries).join(', ') || 'none';
    return problem('missing', 'shapefile', `.shp and .dbf with the field ${CODE_FIELD}`, names);
  }
  const fault = shapefileFault(layer.shp!, layer.dbf!);
  if (fault !== undefined) return problem('truncated', 'shapefile', ...fault);
  let areas: FeatureCollection;
  try {
    const { default: shapefile } = await import('shpjs');
    // Without the .prj: the areas are in degrees on JGD2011, which needs no conversion, and shared points stay equal.
    areas = await shapefile({ shp: layer.shp, dbf: layer.dbf, cpg: encodingOf(layer) });
  } catch (error) {
    return problem('unreadable', 'shapefile', 'polygons and their attributes', String(error));
  }
  const records = new DataView(layer.dbf!.buffer, layer.dbf!.byteOffset).getUint32(4, true);
  return records === areas.features.length
    ? success(areas)
    : problem('truncated', 'shapefile', `${records} shapes, one per record`, `${areas.features.length}`);
}

function sibling(entries: ZipEntries, shapeName: string, extension: string): Uint8Array | undefined {
  const wanted = shapeName.replace(/shp$/i, extension).toLowerCase();
  const name = Object.keys(entries).find((candidate) => candidate.toLowerCase() === wanted);
  return name === undefined ? undefined : entries[name];
}

function fieldNames(dbf: Uint8Array): string[] {
  const names: string[] = [];
  for (let at = FIELD_BYTES; at + FIELD_BYTES <= dbf.length && dbf[at] !== FIELDS_END; at += FIELD_BYTES) {
    names.push(String.fromCharCode(...dbf.subarray(at, at + 11)).replace(/\0.*$/, ''));
  }
  return names;
}

/** What the .cpg says; without one UTF-8 where the table is valid UTF-8, else Shift_JIS as in older editions. */
function encodingOf({ dbf, cpg }: { dbf: Uint8Array | undefined; cpg: Uint8Array | undefined }): string {
  if (cpg !== undefined) {
    const name = new TextDecoder().decode(cpg).trim();
    return /^(932|cp932|sjis|shift-?jis)$/i.test(name) ? 'shift_jis' : name;
  }
  const records = dbf!.subarray(dbf!.indexOf(FIELDS_END, FIELD_BYTES));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(records);
    return 'utf-8';
  } catch {
    return 'shift_jis';
  }
}
