/** The steps of the compiler in order: cells, tables, drawing and terrain, table of contents. */
import type { Topology } from 'topojson-specification';
import { encodeCells } from '../../src/data/atlas-cells.ts';
import { CELLS_FILE, type Manifest, PLACES_FILE } from '../../src/data/atlas-manifest.ts';
import type { PlacesFile } from '../../src/data/atlas-places.ts';
import { areaEdges } from './area-edges.ts';
import { compileBackbone } from './backbone.ts';
import { fillBlankCensus2015 } from './blank-census.ts';
import { writeBoundaries } from './boundaries.ts';
import { type InhabitedCells, inhabitedCells } from './cells.ts';
import { checkCells, checkCodes, checkFiles, checkMesh, checkPlaces } from './checks.ts';
import { gzip } from './gzip.ts';
import { readMesh, readTopology } from './inputs.ts';
import { landCells, landShareOfCells, writeLand } from './land.ts';
import { latticePolygons } from './land-polygons.ts';
import { createManifest, type OutputFile } from './manifest.ts';
import { readMunicipalityRows, readStations } from './municipality-rows.ts';
import { type CsvRow, parseCsv } from './parse-csv.ts';
import {
  blockTable,
  gridAreaTable,
  gridLinkTable,
  municipalityTable,
  populationCentres,
  prefectureTable,
  seismicProbabilities,
} from './places.ts';
import { nationalFigures, prefectureFigures, publishedBounds } from './published.ts';
import type { MeshCells } from './read-mesh.ts';
import type { Report } from './report.ts';
import { readSettlements, type Settlement } from './returned-settlements.ts';
import { writeSeaEdges } from './sea-edges.ts';
import type { Sources } from './sources.ts';
import { meanElevationOfCells, writeTerrain } from './terrain.ts';

export interface Compiled {
  readonly files: readonly OutputFile[];
  readonly manifest: Manifest;
}

/** The whole atlas. */
export async function compileAtlas(sources: Sources, report: Report): Promise<Compiled> {
  report.step('Inputs');
  const topology = await readTopology(sources, report);
  const rows = readMunicipalityRows(sources.text('municipalities'), 'municipalities-1741.csv');
  const firstLoad = await compileFirstLoad(topology, rows, sources, report);
  const codes = rows.map((row) => row.code5!);
  report.step('Boundaries');
  const boundaries = writeBoundaries(topology, codes);
  boundaries.report.forEach(report.note);
  report.step('Land');
  const land = writeLand(topology, codes);
  land.report.forEach(report.note);
  report.step('Sea between neighbouring cells');
  const sea = writeSeaEdges(firstLoad.find(({ name }) => name === CELLS_FILE)!.bytes, land.files[0]!.bytes);
  sea.report.forEach(report.note);
  report.step('Terrain');
  const terrain = await writeTerrain(sources.path('elevation'));
  terrain.report.forEach(report.note);
  const files = [
    ...firstLoad,
    // The first run of a visit reads the land as well.
    ...[...sea.files, ...boundaries.files, ...land.files].map(
      (file): OutputFile => ({ ...file, role: 'first-load' }),
    ),
    ...terrain.files.map((file): OutputFile => ({ ...file, role: 'on-demand' })),
  ];
  checkFiles(files, report);
  return { files, manifest: createManifest(files, land.landCellCount, sources.used()) };
}

/** The cells and the tables of places: what a simulation needs. */
export async function compileFirstLoad(
  topology: Topology,
  rows: readonly CsvRow[],
  sources: Sources,
  report: Report,
): Promise<OutputFile[]> {
  const settlements = readSettlements(
    sources.text('returned-settlements'),
    rows.map((row) => row.code5!),
  );
  report.step('Census mesh');
  const mesh = readMesh(sources, report);
  checkMesh(mesh, sources, report);
  const cells = compileCells(mesh, topology, rows, settlements, sources, report);
  const packed = await packCells(sources.path('elevation'), topology, cells, report);
  const complete = fillBlankCensus2015(rows, cells);
  for (const text of complete.filled) report.note(`census of 2015 from the mesh: ${text}`);
  const places = compilePlaces(complete.rows, cells, settlements, topology, sources, report);
  const placesText = new TextEncoder().encode(JSON.stringify(places));
  return [
    { name: CELLS_FILE, bytes: packed, role: 'first-load' },
    { name: PLACES_FILE, bytes: gzip(placesText), role: 'first-load' },
  ];
}

function compileCells(
  mesh: MeshCells,
  topology: Topology,
  rows: readonly CsvRow[],
  settlements: readonly Settlement[],
  sources: Sources,
  report: Report,
): InhabitedCells {
  report.step('Cells at the level of the 2020 census');
  const codes = rows.map((row) => row.code5!);
  const polygons = latticePolygons(topology);
  checkCodes(polygons, codes, report);
  const edges = areaEdges(polygons, codes);
  const level = {
    code: codes,
    population: rows.map((row) => Number(row.pop2020)),
    households: rows.map((row) => Number(row.hh2020)),
  };
  const cells = inhabitedCells(mesh, edges, level, settlements);
  checkCells(cells, rows, level, settlements, sources, report);
  return cells;
}

/** The mesh holds inhabited squares only, so a cell without people and households in it was added. */
function addedCells({ mesh }: InhabitedCells): Uint32Array {
  const added: number[] = [];
  mesh.population.forEach((people, i) => {
    if (people === 0 && mesh.households[i] === 0) added.push(i);
  });
  return Uint32Array.from(added);
}

async function packCells(
  elevationDir: string,
  topology: Topology,
  cells: InhabitedCells,
  report: Report,
): Promise<Uint8Array> {
  report.step('Land and height of the cells');
  const landShare = landShareOfCells(topology, cells.row, cells.column);
  const elevationM = await meanElevationOfCells(elevationDir, cells.row, cells.column);
  return gzip(
    encodeCells(
      cells.row,
      cells.column,
      {
        municipality: cells.municipality,
        population: cells.population,
        households: cells.households,
        elevationM,
        landShare,
      },
      addedCells(cells),
    ),
  );
}

function compilePlaces(
  rows: readonly CsvRow[],
  cells: InhabitedCells,
  settlements: readonly Settlement[],
  topology: Topology,
  sources: Sources,
  report: Report,
): PlacesFile {
  report.step('Places');
  const prefectures = parseCsv(sources.text('prefectures'), 'prefectures.csv', ['code', 'nameJa', 'capital']);
  const prefectureCodes = prefectures.map((row) => row.code!);
  const codes = rows.map((row) => row.code5!);
  const licensed = readStations(sources.text('licensed-stations'), 'licensed stations', codes);
  report.note(
    `licensed stations: ${licensed.total - licensed.leftOut} kept, ${licensed.leftOut} under the operator's own ` +
      "address in other regions' lists left out",
  );
  const blocks = blockTable(sources.text('blocks'));
  const gridAreas = gridAreaTable(sources.text('grid-areas'), 'grid-areas.csv');
  const national = nationalFigures(sources.text('published-national'), 'coverage-actuals-national.csv');
  const byPrefecture = prefectureFigures(
    sources.text('published-prefecture'),
    'coverage-actuals-prefecture.csv',
    prefectureCodes,
    national,
  );
  report.step('Routes of the backbone');
  const backbone = compileBackbone(
    sources.text('backbone-nodes'),
    sources.text('backbone-links'),
    sources.text('backbone-candidates'),
    landCells(topology),
    cells,
  );
  const km = (kind: string) =>
    Math.round(
      backbone.links.lengthKm.reduce<number>(
        (sum, length, k) => sum + (backbone.links.kind[k] === kind ? length! : 0),
        0,
      ),
    );
  report.note(
    `${backbone.nodes.id.length} nodes, ${backbone.links.id.length} links: ${km('terrestrial')} km of trunks, ${km('submarine')} km of cables`,
  );
  report.step('Tables of places');
  const places: PlacesFile = {
    format: 'denen.places',
    municipalities: municipalityTable(
      rows,
      parseCsv(sources.text('names'), 'names.csv', ['code5', 'nameJa', 'kana', 'nameEn']),
      licensed.stations,
      populationCentres(cells, codes.length, settlements),
      prefectures.map((row) => row.nameJa!),
    ),
    prefectures: prefectureTable(
      prefectures,
      blocks,
      gridAreas,
      seismicProbabilities(sources.text('seismic'), 'seismic-30y-intensity6lower.csv', prefectures),
    ),
    blocks,
    gridAreas,
    gridLinks: gridLinkTable(sources.text('grid-interarea'), 'grid-interarea-mw.csv', gridAreas),
    backbone,
    published: [...national, ...byPrefecture],
    publishedBounds: publishedBounds(
      sources.text('published-bounds'),
      'published-bounds.csv',
      prefectureCodes,
      byPrefecture,
    ),
  };
  checkPlaces(places, report);
  return places;
}
