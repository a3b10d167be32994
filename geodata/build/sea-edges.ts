/**
 * Which edges between neighbouring inhabited cells run over sea, and how far: each edge is walked along the geodesic,
 * and every step counts as sea where its square of the land mask is less than half land. Lakes are land to the mask
 * (a municipality's area holds them), so a cable goes round or through them, not under the sea.
 */
import { gunzipSync } from 'fflate';
import geodesic from 'geographiclib-geodesic';
import { decodeCells } from '../../src/data/atlas-cells.ts';
import { SEA_FILE } from '../../src/data/atlas-manifest.ts';
import { decodeLand } from '../../src/data/land-file.ts';
import { encodeSeaEdges } from '../../src/data/sea-file.ts';
import type { SeaEdges } from '../../src/model/atlas.ts';
import { latticeDelaunay } from '../../src/model/fibre/lattice-delaunay.ts';
import { edgeLengthsM } from '../../src/model/fibre/network.ts';
import { GRS80_FLATTENING, GRS80_SEMI_MAJOR_AXIS_M } from '../../src/model/grs80.ts';
import { isLand, type Land, landShares } from '../../src/model/land.ts';
import { centreLat, centreLon, columnAt, type Lattice, rowAt } from '../../src/model/lattice.ts';
import { describeProblem } from '../../src/model/problem.ts';
import { gzip } from './gzip.ts';

/** Edges with less sea than this in one piece are not listed: within a square or two of the coast the mask is coarse. */
export const LEAST_GAP_M = 1_000;
/** Walked in steps of at most this, a fifth of a square. */
const STEP_M = 100;

/** @param cellsFile, landFile as the atlas holds them */
export function writeSeaEdges(
  cellsFile: Uint8Array,
  landFile: Uint8Array,
): { files: { name: string; bytes: Uint8Array }[]; report: string[] } {
  const cells = decodeCells(gunzipSync(cellsFile));
  if (!cells.ok) throw new Error(describeProblem(cells.problems[0]!));
  const land = decodeLand(gunzipSync(landFile), 'land mask');
  if (!land.ok) throw new Error(describeProblem(land.problems[0]!));
  const edges = seaEdges(cells.value.lattice, land.value);
  const count = edges.from.length.toLocaleString('en');
  return {
    files: [{ name: SEA_FILE, bytes: gzip(encodeSeaEdges(cells.value.lattice, edges)) }],
    report: [`${count} edges between neighbouring cells have ${LEAST_GAP_M} m of sea or more in one piece`],
  };
}

export function seaEdges(lattice: Lattice, land: Land): SeaEdges {
  const { from, to } = latticeDelaunay(lattice);
  const lengthM = edgeLengthsM(lattice, { from, to });
  const isMostlyLand = mostlyLand(land);
  const ellipsoid = new geodesic.Geodesic.Geodesic(GRS80_SEMI_MAJOR_AXIS_M, GRS80_FLATTENING);
  const rows: { from: number; to: number; gapM: number; seaM: number }[] = [];
  for (let e = 0; e < from.length; e++) {
    if (lengthM[e]! < LEAST_GAP_M) continue;
    const [a, b] = [from[e]!, to[e]!];
    const line = ellipsoid.InverseLine(
      centreLat(lattice.row[a]!),
      centreLon(lattice.column[a]!),
      centreLat(lattice.row[b]!),
      centreLon(lattice.column[b]!),
    );
    const steps = Math.ceil(line.s13 / STEP_M);
    const stepM = line.s13 / steps;
    let gapM = 0;
    let seaM = 0;
    let runM = 0;
    for (let i = 0; i < steps; i++) {
      const { lat2, lon2 } = line.Position((i + 0.5) * stepM);
      if (isMostlyLand(rowAt(lat2!), columnAt(lon2!))) {
        runM = 0;
      } else {
        runM += stepM;
        seaM += stepM;
        gapM = Math.max(gapM, runM);
      }
    }
    if (gapM >= LEAST_GAP_M) rows.push({ from: a, to: b, gapM, seaM });
  }
  rows.sort((x, y) => x.from - y.from || x.to - y.to);
  return {
    from: Uint32Array.from(rows, (row) => row.from),
    to: Uint32Array.from(rows, (row) => row.to),
    gapM: Uint32Array.from(rows, (row) => row.gapM),
    seaM: Uint32Array.from(rows, (row) => row.seaM),
  };
}

/** Squares of the mask that are land to half or more. */
function mostlyLand(land: Land): (row: number, column: number) => boolean {
  const share = landShares(land);
  const little = new Set<number>();
  let cell = 0;
  for (let r = 0; r + 1 < land.rowOffsets.length; r++) {
    for (let run = land.rowOffsets[r]!; run < land.rowOffsets[r + 1]!; run++) {
      for (let i = 0; i < land.runLength[run]!; i++) {
        if (share[cell++]! < 128) little.add((land.rowMin + r) * 0x10000 + land.runStart[run]! + i);
      }
    }
  }
  return (row, column) => isLand(land, row, column) && !little.has(row * 0x10000 + column);
}
