/**
 * What a roll-out may still cover, and from where: the cells that do not count yet and the candidates that reach them,
 * both numbered without gaps. Money, pace, prices and order do not change it, so it is kept while they are tried.
 */

import type { CountingMap } from '../coverage/counting-map.ts';
import { createFootprints, type Footprints } from '../coverage/footprints.ts';
import { servedMask } from '../coverage/served-map.ts';
import { type CoverSets, coverSets, type PlanStart } from './cover-sets.ts';
import { type Outdone, outdoneCandidates } from './outdone.ts';
import { type RankedCandidates, rankCandidates } from './ranked-candidates.ts';
import { RURAL } from './site-cost.ts';
import type { SiteField } from './site-field.ts';
import type { SiteKind } from './site-kind.ts';
import { isSubsidised } from './who-pays.ts';

export interface OpenCountry {
  readonly field: SiteField;
  readonly kinds: readonly SiteKind[];
  /** Candidates, rising by cell, and for each the targets that it counts by itself. */
  readonly sets: CoverSets;
  /** Per candidate: index into `kinds`, prefecture, and 1 where it is rural or may be subsidised. */
  readonly kind: Uint8Array;
  readonly prefecture: Uint8Array;
  readonly isRural: Uint8Array;
  readonly isSubsidised: Uint8Array;
  /** Per candidate: people at the 2020 level whom it counts by itself when the plan begins. */
  readonly gain: Int32Array;
  readonly ranked: RankedCandidates;
  readonly outdone: Outdone;
  /** Cells that do not count when the plan begins, rising: the targets, and those without people. */
  readonly openCell: Uint32Array;
  /** Per open cell: its seat among the ranked, -1 without people; municipality and people at the 2020 level. */
  readonly seatOf: Int32Array;
  readonly municipality: Uint16Array;
  readonly people: Uint16Array;
  /** Per open cell: its squares that are served when the plan begins. */
  readonly served: Uint16Array;
  /** Open cells that the candidate of each rank serves in part at least. */
  readonly footprints: Footprints;
  /** Per municipality: people at the 2020 level in cells that count when the plan begins. */
  readonly coveredPopulation: Float64Array;
}

/** @param counting what stands when the plan begins */
export function openCountry(
  field: SiteField,
  kinds: readonly SiteKind[],
  start: PlanStart,
  counting: CountingMap,
): OpenCountry {
  const { atlas, layout, prefecture, environment } = field;
  const { slotOf, lattice } = layout;
  const sets = coverSets(field, kinds, start);
  const { candidateCell, targetCell } = sets;
  const openCell = Uint32Array.from(slotOf.keys()).filter((cell) => start.settled[slotOf[cell]!] === 0);
  const openOf = new Int32Array(layout.slotCount).fill(-1);
  openCell.forEach((cell, open) => {
    openOf[slotOf[cell]!] = open;
  });
  const served = Uint16Array.from(openCell, (cell) =>
    servedMask(layout, counting.map, lattice.row[cell]!, lattice.column[cell]!),
  );
  const coveredPopulation = new Float64Array(atlas.municipalities.count);
  for (let cell = 0; cell < slotOf.length; cell++) {
    if (start.settled[slotOf[cell]!] === 0) continue;
    coveredPopulation[atlas.cells.municipality[cell]!]! += atlas.cells.population[cell]!;
  }
  const gain = gainsOfSets(sets);
  const prefectureAt = (cell: number) => prefecture[slotOf[cell]!]!;
  const candidatePrefecture = Uint8Array.from(candidateCell, prefectureAt);
  const targetPrefecture = Uint8Array.from(targetCell, prefectureAt);
  const groups = atlas.prefectures.count;
  const ranked = rankCandidates(sets, groups, candidatePrefecture, targetPrefecture, gain);
  const seatOf = new Int32Array(openCell.length).fill(-1);
  targetCell.forEach((cell, target) => {
    seatOf[openOf[slotOf[cell]!]!] = ranked.seatOf[target]!;
  });
  const kind = Uint8Array.from(candidateCell, (cell) => start.kind[slotOf[cell]!]!);
  return {
    field,
    kinds,
    sets,
    kind,
    prefecture: candidatePrefecture,
    isRural: Uint8Array.from(candidateCell, (cell) => Number(environment[slotOf[cell]!] === RURAL)),
    isSubsidised: Uint8Array.from(candidateCell, (cell, i) =>
      Number(isSubsidised(atlas, atlas.cells.municipality[cell]!, kinds[kind[i]!]!.environment)),
    ),
    gain,
    ranked,
    outdone: outdoneCandidates(sets, candidatePrefecture),
    openCell,
    seatOf,
    municipality: Uint16Array.from(openCell, (cell) => atlas.cells.municipality[cell]!),
    people: Uint16Array.from(openCell, (cell) => atlas.cells.population[cell]!),
    served,
    footprints: createFootprints(layout, openOf, candidateCell.length),
    coveredPopulation,
  };
}

function gainsOfSets({ start, member, weight }: CoverSets): Int32Array {
  const gain = new Int32Array(start.length - 1);
  for (let i = 0; i < gain.length; i++) {
    let sum = 0;
    for (let at = start[i]!; at < start[i + 1]!; at++) sum += weight[member[at]!]!;
    gain[i] = sum;
  }
  return gain;
}
