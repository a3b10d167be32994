/**
 * Which mesh and which boundaries to compile from. Official files, where the sources' folder holds some, come before
 * the prepared ones, so that a newer edition only has to be put there: e-Stat's mesh tables as text or as downloaded in
 * zip files, and the administrative areas N03 as GeoJSON, TopoJSON or a zip file with a shapefile.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Topology } from 'topojson-specification';
import { describeProblem, type Result } from '../../src/model/problem.ts';
import { readBoundaries } from './official-boundaries.ts';
import { readOfficialMesh } from './official-mesh.ts';
import { type MeshCells, readMesh250, sumByCell } from './read-mesh.ts';
import type { Report } from './report.ts';
import { filesBelow, type NamedBytes, type Sources } from './sources.ts';

const FIRST_COLUMN = 'KEY_CODE';
const BYTE_ORDER_MARK_BYTES = 3;

export function readMesh(sources: Sources, report: Report): MeshCells {
  const tables = officialMeshTables(sources.sourceDir);
  if (tables.length === 0) {
    report.note('mesh: the prepared 250 m table of 2015');
    return readMesh250(sources.bytes('census-mesh-2015'));
  }
  report.note(`mesh: ${tables.length} official tables, ${tables[0]!.name} and so on`);
  sources.useFiles('census-mesh-official', tables);
  const columns: [row: number[], column: number[], population: number[], households: number[]] = [
    [],
    [],
    [],
    [],
  ];
  for (const { name, bytes } of tables) {
    const mesh = unwrap(readOfficialMesh(bytes, name));
    for (const problem of mesh.problems) report.note(`NOTE ${describeProblem(problem)}`);
    const read = [mesh.row, mesh.column, mesh.population, mesh.households];
    read.forEach((values, i) => {
      for (const value of values) columns[i]!.push(value);
    });
  }
  return sumByCell(...columns);
}

export async function readTopology(sources: Sources, report: Report): Promise<Topology> {
  const found = officialBoundaries(sources.sourceDir);
  if (found === undefined) {
    report.note('boundaries: the prepared topology of 2021');
    return JSON.parse(sources.text('boundaries')) as Topology;
  }
  report.note(`boundaries: official ${found.name}`);
  sources.useFiles('boundaries-official', [found]);
  return unwrap(await readBoundaries(found.bytes, basename(found.name)));
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.problems.map(describeProblem).join('\n'));
}

/** Text tables that begin with the official first column, sorted by path; zip files are looked into. */
function officialMeshTables(sourceDir: string): NamedBytes[] {
  return filesBelow(sourceDir).flatMap((name) => {
    const path = join(sourceDir, name);
    if (/\.(txt|csv)$/i.test(name)) {
      return startsLikeMesh(firstBytes(path)) ? [{ name, bytes: new Uint8Array(readFileSync(path)) }] : [];
    }
    if (!/\.zip$/i.test(name)) return [];
    const texts = unzipSync(readFileSync(path), { filter: (entry) => /\.(txt|csv)$/i.test(entry.name) });
    return Object.entries(texts)
      .filter(([, bytes]) => startsLikeMesh(bytes))
      .map(([inner, bytes]) => ({ name: `${name}/${inner}`, bytes }));
  });
}

function startsLikeMesh(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, FIRST_COLUMN.length + BYTE_ORDER_MARK_BYTES + 1));
  return start.replace(/^\uFEFF?"?/, '').startsWith(FIRST_COLUMN);
}

function firstBytes(path: string): Uint8Array {
  const bytes = new Uint8Array(32);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes);
  closeSync(file);
  return bytes.subarray(0, length);
}

/** The last by name, since the names carry the date: N03-20240101 after N03-20230101. */
function officialBoundaries(sourceDir: string): NamedBytes | undefined {
  const name = filesBelow(sourceDir)
    .filter((path) => /^N03.*\.(zip|geojson|json)$/i.test(basename(path)))
    .at(-1);
  return name === undefined
    ? undefined
    : { name, bytes: new Uint8Array(readFileSync(join(sourceDir, name))) };
}
