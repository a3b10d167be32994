/** Finds where simplified borders cross each other: a border that does has lost its topology. */

/** Bins of this many quantisation steps: wider than most segments, so that few fall into more than four. */
const BIN = 256;

/** Absolute points on the integer grid of the quantised topology. */
export type GridLine = readonly (readonly [x: number, y: number])[];

interface Segment {
  readonly line: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/**
 * Indices, rising, of the lines of which a segment properly crosses another segment (of any line, itself included).
 * Touching ends and overlapping stretches are not crossings. Exact: coordinates are integers below 2^24.
 */
export function crossingLines(lines: readonly GridLine[]): number[] {
  const crossing = new Set<number>();
  const bins = new Map<number, Segment[]>();
  lines.forEach((points, line) => {
    for (let i = 0; i + 1 < points.length; i++) {
      const [ax, ay] = points[i]!;
      const [bx, by] = points[i + 1]!;
      const segment = { line, ax, ay, bx, by };
      for (const key of binsOf(segment)) {
        const others = bins.get(key);
        if (others === undefined) {
          bins.set(key, [segment]);
          continue;
        }
        for (const other of others) {
          if (cross(segment, other)) crossing.add(line).add(other.line);
        }
        others.push(segment);
      }
    }
  });
  return [...crossing].sort((a, b) => a - b);
}

function* binsOf({ ax, ay, bx, by }: Segment): Generator<number> {
  const east = Math.floor(Math.max(ax, bx) / BIN);
  const north = Math.floor(Math.max(ay, by) / BIN);
  for (let y = Math.floor(Math.min(ay, by) / BIN); y <= north; y++) {
    for (let x = Math.floor(Math.min(ax, bx) / BIN); x <= east; x++) yield y * 2 ** 20 + x;
  }
}

function cross(s: Segment, t: Segment): boolean {
  return side(s, t.ax, t.ay) * side(s, t.bx, t.by) < 0 && side(t, s.ax, s.ay) * side(t, s.bx, s.by) < 0;
}

function side({ ax, ay, bx, by }: Segment, x: number, y: number): number {
  return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
}
