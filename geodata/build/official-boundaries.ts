/** Official administrative areas as input of the compiler, in place of the prepared topology. */
import type { Topology } from 'topojson-specification';
import { importBoundaries } from '../../src/data/boundaries-import.ts';
import type { Result } from '../../src/model/problem.ts';

/**
 * @param bytes N03 as GeoJSON, TopoJSON or a zip file with a shapefile
 * @param fileName for the problem report
 * @param options.mergeWards merge the wards of designated cities into the city, as the atlas needs them
 */
export function readBoundaries(
  bytes: Uint8Array,
  fileName: string,
  options: { readonly mergeWards: boolean } = { mergeWards: true },
): Promise<Result<Topology>> {
  return importBoundaries(bytes, fileName, options);
}
