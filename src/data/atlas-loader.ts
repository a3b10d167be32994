/**
 * Loads the atlas from wherever its files are (a folder, a web server, a cache). Runs in a worker and in Node. Every
 * defect of the files is a problem that says what is wrong where; nothing is thrown.
 */
import type { Atlas, CellColumns } from '../model/atlas.ts';
import { createLattice, type Lattice } from '../model/lattice.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { type ReadFile, readBytes, readVerified, sha256Hex } from './atlas-files.ts';
import {
  atlasIdText,
  CELLS_FILE,
  MANIFEST_FILE,
  type Manifest,
  PLACES_FILE,
  parseManifest,
} from './atlas-manifest.ts';
import { decodePlaces } from './atlas-places.ts';
import { type ColumnArray, decodeColumns, takeColumn } from './column-file.ts';

export interface LoadOptions {
  /** Called with the share of the work done, 0–1, rising. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * @param readFile gives the bytes of a file of the atlas by name (`manifest.json`, `cells.dncf.gz` …); may throw
 */
export async function loadAtlas(readFile: ReadFile, options: LoadOptions = {}): Promise<Result<Atlas>> {
  const report = options.onProgress ?? (() => {});
  report(0);
  const manifestBytes = await readBytes(readFile, MANIFEST_FILE);
  if (!manifestBytes.ok) return manifestBytes;
  const parsed = parseManifest(manifestBytes.value);
  if (!parsed.ok) return parsed;
  const manifest = parsed.value;
  const altered = await idProblem(manifest);
  if (altered) return failure(altered);
  report(0.1);
  let readCount = 0;
  const read = async (name: string) => {
    const file = manifest.files.find((entry) => entry.name === name);
    if (!file) {
      const got = manifest.files.map((entry) => entry.name).join(', ');
      return failure({ kind: 'missing', what: 'files', where: MANIFEST_FILE, expected: name, got });
    }
    const bytes = await readVerified(readFile, file);
    report(0.1 + 0.35 * ++readCount);
    return bytes;
  };
  const [cellBytes, placeBytes] = await Promise.all([read(CELLS_FILE), read(PLACES_FILE)]);
  if (!cellBytes.ok) return cellBytes;
  if (!placeBytes.ok) return placeBytes;
  const places = decodePlaces(placeBytes.value, PLACES_FILE);
  if (!places.ok) return places;
  const cells = decodeCells(cellBytes.value, places.value.municipalities.count);
  if (!cells.ok) return cells;
  report(1);
  return success({
    id: manifest.id,
    version: manifest.version,
    ...cells.value,
    ...places.value,
    sources: manifest.sources,
    landCellCount: manifest.landCellCount,
  });
}

async function idProblem(manifest: Manifest): Promise<Problem | undefined> {
  const sha256 = await sha256Hex(new TextEncoder().encode(atlasIdText(manifest.files)));
  if (sha256 === undefined || sha256.startsWith(manifest.id)) return undefined;
  const expected = `${sha256.slice(0, 16)}, the hash over the files' hashes`;
  return { kind: 'altered', what: 'id', where: MANIFEST_FILE, expected, got: manifest.id };
}

function decodeCells(
  bytes: Uint8Array,
  municipalityCount: number,
): Result<{ readonly lattice: Lattice; readonly cells: CellColumns }> {
  const where = CELLS_FILE;
  const decoded = decodeColumns(bytes, where);
  if (!decoded.ok) return decoded;
  const problems: Problem[] = [];
  function take<T extends ColumnArray>(
    name: string,
    type: { new (length: number): T; readonly name: string },
  ): T {
    const taken = takeColumn(
      (decoded as { value: ReadonlyMap<string, ColumnArray> }).value,
      name,
      type,
      where,
    );
    if (taken.ok) return taken.value;
    problems.push(...taken.problems);
    return new type(0);
  }
  const row = take('row', Uint16Array);
  const column = take('column', Uint16Array);
  const cells: CellColumns = {
    municipality: take('municipality', Uint16Array),
    population: take('population', Uint16Array),
    households: take('households', Uint16Array),
    elevationM: take('elevationM', Int16Array),
    landShare: take('landShare', Uint8Array),
  };
  if (problems.length > 0) return failure(...problems);
  const inconsistent = (what: string, expected: string, got: string): Problem => ({
    kind: 'inconsistent',
    what,
    where,
    expected,
    got,
  });
  for (const [name, values] of Object.entries<ColumnArray>({ column, ...cells })) {
    if (values.length !== row.length) {
      problems.push(inconsistent(`column ${name}`, `${row.length} values`, `${values.length}`));
    }
  }
  const strange = cells.municipality.find((index) => index >= municipalityCount);
  if (strange !== undefined) {
    problems.push(inconsistent('column municipality', `an index below ${municipalityCount}`, `${strange}`));
  }
  if (problems.length > 0) return failure(...problems);
  try {
    return success({ lattice: createLattice(row, column), cells });
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return failure(inconsistent('order of the cells', 'rising rows, then columns', got));
  }
}
