/** The 5G plan by municipality, year and kind of works: rows that differ in no column but works, reach and cost join. */
import { PAYERS } from '../payer.ts';
import type { RadioPlan } from './radio-outcome.ts';

export interface PlannedWork {
  readonly fiscalYear: number;
  readonly municipality: number;
  readonly technology: number;
  readonly band: number;
  readonly tower: number;
  readonly build: number;
  readonly backhaul: number;
  readonly works: number;
  readonly reached: number;
  /** Its own to add to. */
  readonly payersYen: number[];
  /** As in the columns of RadioPlan. */
  readonly own: number;
  readonly property: number;
}

type Row = PlannedWork & { works: number; reached: number };

/** Rows by fiscal year, then municipality, technology, band, tower, build and backhaul, then own sites and property. */
export function buildRadioPlan(works: readonly PlannedWork[]): RadioPlan {
  const key = Float64Array.from(works, keyOf);
  const isAlone = ({ own, property }: PlannedWork) => own >= 0 || property >= 0;
  const order = Array.from(works.keys()).sort(
    (a, b) => key[a]! - key[b]! || works[a]!.own - works[b]!.own || works[a]!.property - works[b]!.property,
  );
  const sorted: Row[] = [];
  let lastKey = Number.NaN;
  for (const i of order) {
    const work = works[i]!;
    // Own sites and what public property carries are rows of their own; among equal keys they come last.
    if (key[i] !== lastKey || isAlone(work)) {
      sorted.push({ ...work });
      lastKey = key[i]!;
      continue;
    }
    const row = sorted.at(-1)!;
    row.works += work.works;
    row.reached += work.reached;
    for (let k = 0; k < PAYERS.length; k++) row.payersYen[k]! += work.payersYen[k]!;
  }
  const small = (name: 'technology' | 'band' | 'tower' | 'build' | 'backhaul') =>
    Uint8Array.from(sorted, (row) => row[name]);
  return {
    municipality: Uint16Array.from(sorted, (row) => row.municipality),
    fiscalYear: Uint16Array.from(sorted, (row) => row.fiscalYear),
    technology: small('technology'),
    band: small('band'),
    tower: small('tower'),
    build: small('build'),
    backhaul: small('backhaul'),
    works: Uint32Array.from(sorted, (row) => row.works),
    reached: Float64Array.from(sorted, (row) => row.reached),
    costYen: Float64Array.from(sorted.flatMap((row) => row.payersYen)),
    own: Int16Array.from(sorted, (row) => row.own),
    property: Int16Array.from(sorted, (row) => row.property),
  };
}

/** Order and identity of a row in one number below 2^53. */
function keyOf(work: PlannedWork): number {
  let key = (work.fiscalYear - 2000) * 0x10000 + work.municipality;
  // 255, "does not apply", comes last.
  for (const part of [work.technology, work.band, work.tower, work.build, work.backhaul]) {
    key = key * 16 + Math.min(part, 15);
  }
  return key;
}
