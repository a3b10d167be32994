/** What must hold, step by step. Known totals are only asked of the edition they were counted in. */
import type { PlacesFile } from '../../src/data/atlas-places.ts';
import type { CensusLevel, InhabitedCells } from './cells.ts';
import type { LatticePolygon } from './land-polygons.ts';
import type { OutputFile } from './manifest.ts';
import type { CsvRow } from './parse-csv.ts';
import type { MeshCells } from './read-mesh.ts';
import type { Report } from './report.ts';
import type { Settlement } from './returned-settlements.ts';
import type { Sources } from './sources.ts';

export function checkMesh(mesh: MeshCells, sources: Sources, report: Report): void {
  if (!sources.isKnownEdition('census-mesh-2015')) {
    report.note(
      `${mesh.row.length} cells, ${sum(mesh.population)} people, ${sum(mesh.households)} households`,
    );
    return;
  }
  report.check('inhabited 500 m cells in the 2015 mesh', 471_066, mesh.row.length);
  report.check('people in the 2015 mesh', 127_094_745, sum(mesh.population));
  report.check('households in the 2015 mesh', 53_448_685, sum(mesh.households));
}

/** Every municipality of the table has an area, or its people would land with a neighbour. */
export function checkCodes(
  polygons: readonly LatticePolygon[],
  codes: readonly string[],
  report: Report,
): void {
  const drawn = new Set(polygons.map(({ properties }) => properties.N03_007));
  const missing = codes.filter((code) => !drawn.has(code));
  report.check('municipalities without an area', 'none', missing.join(', ') || 'none');
  const known = new Set(codes);
  const strangers = [...drawn].filter((code) => code !== null && !known.has(code));
  report.note(`areas of codes that the table lacks: ${strangers.join(', ') || 'none'}`);
}

export function checkCells(
  cells: InhabitedCells,
  rows: readonly CsvRow[],
  level: CensusLevel,
  settlements: readonly Settlement[],
  sources: Sources,
  report: Report,
): void {
  const { assignment, mesh } = cells;
  const outsidePeople = sum(Array.from(assignment.outside, (cell) => mesh.population[cell]!));
  const farthestM = assignment.outsideM.reduce((most, distance) => Math.max(most, distance), 0);
  report.note(
    `${assignment.outside.length} cells with ${outsidePeople} people stand outside every polygon and go to the ` +
      `nearest border, at most ${Math.round(farthestM)} m away`,
  );
  if (sources.isKnownEdition('census-mesh-2015') && sources.isKnownEdition('boundaries')) {
    const isHokkaido = rows.map((row) => row.code5!.startsWith('01'));
    const hokkaido = mesh.population.filter((_, cell) => isHokkaido[cells.municipality[cell]!]);
    report.check('people of Hokkaidō in the 2015 mesh', 5_381_733, sum(hokkaido));
  }
  const added = cells.municipality.filter((_, i) => mesh.population[i] === 0 && mesh.households[i] === 0);
  const names = settlements.map(({ municipality }) => municipality).filter((m) => added.includes(m));
  report.note(
    `${cells.addedCount} cells added for those who had returned to ` +
      `${names.map((m) => rows[m]!.name).join(', ') || 'nowhere'} by 2020; ` +
      'people beyond the 2015 mesh are spread evenly around the town offices (assumption)',
  );
  checkCensus('people', level.population, cells.population, cells, report);
  checkCensus('households', level.households, cells.households, cells, report);
  if (sources.isKnownEdition('municipalities')) {
    report.check('people at the 2020 level', 126_146_099, sum(cells.population));
    report.check('households at the 2020 level', 55_830_154, sum(cells.households));
  }
  const more = cells.households.filter((count, cell) => count > cells.population[cell]!).length;
  const empty = cells.population.filter((count) => count === 0).length;
  report.note(
    `after rounding to whole numbers ${empty} cells hold nobody and ${more} more households than people`,
  );
}

/** Every municipality's cells add up to its census count. */
function checkCensus(
  what: string,
  expected: readonly number[],
  counts: Uint16Array,
  cells: InhabitedCells,
  report: Report,
): void {
  const got = new Float64Array(expected.length);
  for (let cell = 0; cell < counts.length; cell++) got[cells.municipality[cell]!]! += counts[cell]!;
  const exact = expected.filter((count, m) => count === got[m]).length;
  report.check(`municipalities whose ${what} equal the 2020 census exactly`, expected.length, exact);
}

export function checkPlaces(places: PlacesFile, report: Report): void {
  report.check('municipalities', 1_741, places.municipalities.code.length);
  report.check('prefectures', 47, places.prefectures.code.length);
  report.check('blocks', 11, places.blocks.code.length);
  report.check('grid areas', 10, places.gridAreas.length);
  const stray = places.municipalities.code.filter(
    (code, m) => places.prefectures.code[places.municipalities.prefecture[m]!] !== code.slice(0, 2),
  );
  report.check('municipalities whose code and prefecture disagree', 0, stray.length);
  report.note(
    `${places.published.length} published figures, ${places.publishedBounds.length} bounds for figures not printed`,
  );
}

/** What the first load may weigh over the wire, boundaries included. */
const FIRST_LOAD_LIMIT_BYTES = 4e6;

export function checkFiles(files: readonly OutputFile[], report: Report): void {
  report.step('Files');
  const bytesOf = (role: OutputFile['role']) =>
    sum(files.filter((file) => file.role === role).map(({ bytes }) => bytes.length));
  for (const { name, bytes, role } of files) {
    if (!name.startsWith('terrain/')) report.note(`${name}: ${bytes.length} bytes, ${role}`);
  }
  report.note(`on demand in all: ${bytesOf('on-demand')} bytes`);
  const firstLoad = bytesOf('first-load');
  report.note(`first load in all: ${firstLoad} bytes`);
  report.check('first load within 4 MB', 'yes', firstLoad <= FIRST_LOAD_LIMIT_BYTES ? 'yes' : 'no');
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
