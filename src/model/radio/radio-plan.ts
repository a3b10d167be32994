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

type Row = PlannedWork & { works: number; reached: number; readonly key: number };

/** Rows by fiscal year, then municipality, technology, band, tower, build and backhaul, then own sites and property. */
export function buildRadioPlan(works: Iterable<PlannedWork>): RadioPlan {
  const rows = new Map<number, Row>();
  /** Own sites and what public property carries are rows of their own. */
  const alone: Row[] = [];
  for (const work of works) {
    const key = keyOf(work);
    if (work.own >= 0 || work.property >= 0) {
      alone.push({ ...work, key });
      continue;
    }
    const row = rows.get(key);
    if (row === undefined) {
      rows.set(key, { ...work, key });
      continue;
    }
    row.works += work.works;
    row.reached += work.reached;
    for (let k = 0; k < PAYERS.length; k++) row.payersYen[k]! += work.payersYen[k]!;
  }
  const sorted = [...rows.values(), ...alone].sort(
    (a, b) => a.key - b.key || a.own - b.own || a.property - b.property,
  );
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
