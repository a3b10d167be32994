/** A census mesh beside the atlas: the same squares, summed by municipality. */
import type { Atlas } from '../../model/atlas.ts';
import { cellIndexAt } from '../../model/lattice.ts';
import type { MeshRows } from '../census-mesh.ts';
import type { CensusMeshSet } from './own-set.ts';

/** Rows and columns of 500 m squares in one of 80 km, the unit in which e-Stat gives files. */
const SQUARES_PER_80KM = 160;

/**
 * The atlas's squares count where they lie in an 80 km square that the file has, and their municipality has at least
 * half of them in the file: a file of one prefecture touches its neighbours.
 */
export function compareCensus(atlas: Atlas, mesh: MeshRows, lines: number, fileName: string): CensusMeshSet {
  const { lattice, cells, municipalities } = atlas;
  const inFile = new Uint8Array(lattice.cellCount);
  const blocks = new Set<number>();
  const sums = () => new Float64Array(municipalities.count);
  const population = { file: sums(), atlas: sums() };
  const households = { file: sums(), atlas: sums() };
  const found = sums();
  const expected = sums();
  const total = { population: 0, households: 0, squaresNotInAtlas: 0, populationNotInAtlas: 0 };
  for (let i = 0; i < mesh.row.length; i++) {
    const row = mesh.row[i]!;
    const column = mesh.column[i]!;
    total.population += mesh.population[i]!;
    total.households += mesh.households[i]!;
    blocks.add(blockOf(row, column));
    const cell = cellIndexAt(lattice, row, column);
    if (cell < 0) {
      if (mesh.population[i]! > 0) total.squaresNotInAtlas++;
      total.populationNotInAtlas += mesh.population[i]!;
      continue;
    }
    const m = cells.municipality[cell]!;
    inFile[cell] = 1;
    population.file[m]! += mesh.population[i]!;
    households.file[m]! += mesh.households[i]!;
  }
  for (let cell = 0; cell < lattice.cellCount; cell++) {
    if (!blocks.has(blockOf(lattice.row[cell]!, lattice.column[cell]!))) continue;
    const m = cells.municipality[cell]!;
    expected[m]!++;
    found[m]! += inFile[cell]!;
    population.atlas[m]! += cells.population[cell]!;
    households.atlas[m]! += cells.households[cell]!;
  }
  const listed = Array.from({ length: municipalities.count }, (_, m) => m).filter(
    (m) => found[m]! > 0 && found[m]! * 2 >= expected[m]!,
  );
  const take = (column: Float64Array) => Float64Array.from(listed, (m) => column[m]!);
  return {
    kind: 'censusMesh',
    fileName,
    count: lines,
    ...total,
    suppressed: mesh.suppressed,
    municipality: Uint16Array.from(listed),
    populationInFile: take(population.file),
    populationInAtlas: take(population.atlas),
    householdsInFile: take(households.file),
    householdsInAtlas: take(households.atlas),
  };
}

function blockOf(row: number, column: number): number {
  return Math.floor(row / SQUARES_PER_80KM) * 1000 + Math.floor(column / SQUARES_PER_80KM);
}
