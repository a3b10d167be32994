/** Who could still cover whom: for every candidate the cells that it counts by itself and that do not count yet. */
import { NO_CANDIDATE, slotsWithinReach } from './candidate-gains.ts';
import { reachesOf } from './site-builder.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';

export interface CoverSets {
  /** Per candidate: the cell in which it would stand, rising. */
  readonly candidateCell: Uint32Array;
  /** Candidate i covers the targets `member[start[i]] … member[start[i + 1] - 1]`. */
  readonly start: Uint32Array;
  readonly member: Uint32Array;
  /** Per target: its cell, and the people there at the 2020 level. */
  readonly targetCell: Uint32Array;
  readonly weight: Float64Array;
  /** Per cell: its candidate, or -1. */
  readonly candidateOf: Int32Array;
}

/** What stands when a plan begins, per slot. */
export interface PlanStart {
  /** 1 where nobody lives or the cell counts already. */
  readonly settled: Uint8Array;
  /** Index into the kinds, or NO_CANDIDATE. */
  readonly kind: Uint8Array;
}

export function coverSets(
  field: SiteField,
  kinds: readonly SiteKind[],
  { settled, kind }: PlanStart,
): CoverSets {
  const { layout, weight } = field;
  const { slotOf, slotCount } = layout;
  const targetOf = new Int32Array(slotCount).fill(-1);
  const targets: number[] = [];
  for (let cell = 0; cell < slotOf.length; cell++) {
    const slot = slotOf[cell]!;
    if (settled[slot] === 1 || weight[slot] === 0) continue;
    targetOf[slot] = targets.length;
    targets.push(cell);
  }
  const reachField = { layout, weight, kind, reaches: reachesOf(field, kinds), settled };
  const isNear = nearTargets(slotOf, layout.lattice, targets, reachField.reaches);
  const found = new Uint32Array(slotOf.length);
  const candidateOf = new Int32Array(slotOf.length).fill(-1);
  const candidates: number[] = [];
  const start: number[] = [0];
  let member = new Uint32Array(1 << 20);
  let used = 0;
  for (let cell = 0; cell < slotOf.length; cell++) {
    const slot = slotOf[cell]!;
    if (kind[slot] === NO_CANDIDATE || isNear[cell] === 0) continue;
    const count = slotsWithinReach(reachField, slot, found);
    if (used + count > member.length) {
      const grown = new Uint32Array(2 * (used + count));
      grown.set(member);
      member = grown;
    }
    const before = used;
    for (let i = 0; i < count; i++) if (targetOf[found[i]!]! >= 0) member[used++] = targetOf[found[i]!]!;
    if (used === before) continue;
    candidateOf[cell] = candidates.length;
    candidates.push(cell);
    start.push(used);
  }
  return {
    candidateCell: Uint32Array.from(candidates),
    start: Uint32Array.from(start),
    member: member.subarray(0, used),
    targetCell: Uint32Array.from(targets),
    weight: Float64Array.from(targets, (cell) => weight[slotOf[cell]!]!),
    candidateOf,
  };

  function nearTargets(
    slots: Int32Array,
    lattice: SiteField['layout']['lattice'],
    wanted: readonly number[],
    reaches: readonly { readonly rowSpan: number; readonly columnSpan: number }[],
  ): Uint8Array {
    // Coarse squares that hold a target, grown by the widest reach: most of the country has nothing left to cover.
    const side = Math.max(1, ...reaches.map((reach) => Math.max(reach.rowSpan, reach.columnSpan)));
    const near = new Set<number>();
    for (const cell of wanted) {
      const south = Math.floor(lattice.row[cell]! / side);
      const west = Math.floor(lattice.column[cell]! / side);
      for (let r = -1; r <= 1; r++) for (let c = -1; c <= 1; c++) near.add((south + r) * 0x10000 + west + c);
    }
    const is = new Uint8Array(slots.length);
    for (let cell = 0; cell < slots.length; cell++) {
      const key = Math.floor(lattice.row[cell]! / side) * 0x10000 + Math.floor(lattice.column[cell]! / side);
      if (near.has(key)) is[cell] = 1;
    }
    return is;
  }
}
