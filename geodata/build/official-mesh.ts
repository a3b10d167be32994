/** Official census mesh files as input of the compiler, in place of the prepared table. */
import { type MeshRows, readCensusMesh } from '../../src/data/census-mesh.ts';
import type { Result } from '../../src/model/problem.ts';

export type { MeshRows } from '../../src/data/census-mesh.ts';

/**
 * @param bytes one file of an 80 km square or a prefecture, as downloaded from e-Stat and unzipped
 * @param where its name, for the problem report
 */
export function readOfficialMesh(bytes: Uint8Array, where: string): Result<MeshRows> {
  return readCensusMesh(bytes, where);
}
