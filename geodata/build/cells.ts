/** The inhabited cells with their municipality and their people and households at the census of the level. */
import { apportion } from './apportion.ts';
import type { AreaEdges } from './area-edges.ts';
import { type Assignment, assignMunicipalities } from './assign-municipalities.ts';
import { type MeshCells, sumByCell } from './read-mesh.ts';
import { cellsOfSettlement, type Settlement } from './returned-settlements.ts';

export interface CensusLevel {
  /** Municipality codes, for messages. */
  readonly code: readonly string[];
  /** People of each municipality. */
  readonly population: readonly number[];
  readonly households: readonly number[];
}

export interface InhabitedCells {
  readonly row: Uint16Array;
  readonly column: Uint16Array;
  readonly municipality: Uint16Array;
  readonly population: Uint16Array;
  readonly households: Uint16Array;
  /** The mesh's own counts of these cells; 0 in added ones. */
  readonly mesh: MeshCells;
  readonly assignment: Assignment;
  /** Squares that the mesh lacks and settlements needed. */
  readonly addedCount: number;
}

/**
 * Assumption: a settlement is laid out where the mesh counts less than this share of the census people. A mesh of a
 * later edition has the returned residents itself and needs none.
 */
const SETTLEMENT_SHARE = 0.1;

/**
 * Inhabited cells at the level of a census whose municipality totals hold exactly.
 * @throws where a municipality has people at the census, but neither mesh cells nor a settlement to place them in
 */
export function inhabitedCells(
  mesh: MeshCells,
  edges: AreaEdges,
  level: CensusLevel,
  settlements: readonly Settlement[],
): InhabitedCells {
  const inMesh = sumByMunicipality(mesh, edges, level.code.length);
  const settled = settlements
    .filter(({ municipality: m }) => inMesh[m]! < SETTLEMENT_SHARE * level.population[m]!)
    .map((settlement) => cellsOfSettlement(settlement, edges));
  const cells = withAddresses(mesh, settled);
  const assignment = assignMunicipalities(edges, cells.row, cells.column);
  const members = groupByMunicipality(assignment.municipality, level.code.length);
  const aroundOffice = new Map(settled.map((cell) => [cell.municipality, addressSet(cell)]));
  const place = (counted: Float64Array, totals: readonly number[]) => {
    const parts = new Uint16Array(counted.length);
    members.forEach((own, m) => {
      const around = aroundOffice.get(m);
      if (around) settle(totals[m]!, own, counted, (cell) => around.has(addressOf(cells, cell)), parts);
      else if (totals[m]! > 0 && own.every((cell) => counted[cell] === 0)) {
        throw new Error(`Expected mesh counts to place ${totals[m]} of ${level.code[m]} by, got none.`);
      } else apportion(totals[m]!, own, counted, parts);
    });
    return parts;
  };
  return {
    row: cells.row,
    column: cells.column,
    municipality: assignment.municipality,
    population: place(cells.population, level.population),
    households: place(cells.households, level.households),
    mesh: cells,
    assignment,
    addedCount: cells.row.length - mesh.row.length,
  };
}

function sumByMunicipality(mesh: MeshCells, edges: AreaEdges, count: number): Float64Array {
  const { municipality } = assignMunicipalities(edges, mesh.row, mesh.column);
  const people = new Float64Array(count);
  municipality.forEach((m, cell) => {
    people[m]! += mesh.population[cell]!;
  });
  return people;
}

/** Those the mesh counted stay where they are; those who came since are spread evenly around the settlement. */
function settle(
  total: number,
  members: readonly number[],
  counted: Float64Array,
  isAround: (cell: number) => boolean,
  parts: Uint16Array,
): void {
  const stayed = members.reduce((sum, cell) => sum + counted[cell]!, 0);
  if (stayed > total) throw new Error(`Expected at most ${total} already in the mesh, got ${stayed}.`);
  const around = members.filter(isAround);
  const even = new Float64Array(counted.length).fill(1);
  apportion(total - stayed, around, even, parts);
  for (const cell of members) parts[cell]! += counted[cell]!;
}

function withAddresses(
  mesh: MeshCells,
  settled: readonly { readonly row: Uint16Array; readonly column: Uint16Array }[],
): MeshCells {
  const row = [...mesh.row];
  const column = [...mesh.column];
  const population = [...mesh.population];
  const households = [...mesh.households];
  for (const cells of settled) {
    row.push(...cells.row);
    column.push(...cells.column);
    population.push(...new Float64Array(cells.row.length));
    households.push(...new Float64Array(cells.row.length));
  }
  return sumByCell(row, column, population, households);
}

function addressOf(cells: { readonly row: Uint16Array; readonly column: Uint16Array }, cell: number): number {
  return cells.row[cell]! * 65536 + cells.column[cell]!;
}

function addressSet(cells: { readonly row: Uint16Array; readonly column: Uint16Array }): Set<number> {
  return new Set(Array.from(cells.row, (_, i) => addressOf(cells, i)));
}

function groupByMunicipality(municipality: Uint16Array, count: number): number[][] {
  const members: number[][] = Array.from({ length: count }, () => []);
  municipality.forEach((m, cell) => {
    members[m]!.push(cell);
  });
  return members;
}
