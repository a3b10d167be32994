/**
 * Loads the atlas from wherever its files are (a folder, a web server, a cache). Runs in a worker and in Node. Every
 * defect of the files is a problem that says what is wrong where; nothing is thrown.
 */
import type { Atlas } from '../model/atlas.ts';
import { failure, type Problem, type Result, success } from '../model/problem.ts';
import { checkMunicipalities, decodeCells } from './atlas-cells.ts';
import { type ReadFile, readBytes, readVerified, sha256Hex } from './atlas-files.ts';
import {
  atlasIdText,
  CELLS_FILE,
  MANIFEST_FILE,
  type Manifest,
  PLACES_FILE,
  parseManifest,
  SEA_FILE,
} from './atlas-manifest.ts';
import { decodePlaces } from './atlas-places.ts';
import { decodeSeaEdges } from './sea-file.ts';

export interface LoadOptions {
  /** Called with the share of the work done, 0–1, rising. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * @param readFile gives the bytes of a file of the atlas by name (`manifest.json`, `cells.bin` …); may throw
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
    report(0.1 + 0.3 * ++readCount);
    return bytes;
  };
  // The smaller file is decoded while the platform still inflates the larger one.
  const [cells, places, seaBytes] = await Promise.all([
    read(CELLS_FILE).then((bytes) => (bytes.ok ? decodeCells(bytes.value) : bytes)),
    read(PLACES_FILE).then((bytes) => (bytes.ok ? decodePlaces(bytes.value, PLACES_FILE) : bytes)),
    read(SEA_FILE),
  ]);
  if (!cells.ok) return cells;
  if (!places.ok) return places;
  const checked = checkMunicipalities(cells.value.cells, places.value.municipalities.count);
  if (!checked.ok) return checked;
  if (!seaBytes.ok) return seaBytes;
  const seaEdges = decodeSeaEdges(seaBytes.value, cells.value.lattice, SEA_FILE);
  if (!seaEdges.ok) return seaEdges;
  report(1);
  return success({
    id: manifest.id,
    version: manifest.version,
    ...cells.value,
    ...places.value,
    seaEdges: seaEdges.value,
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
