/** Which band a new site takes where that is left open. */
import { createCandidateGains, NO_CANDIDATE } from './candidate-gains.ts';
import type { RadioParameters } from './radio-parameters.ts';
import { reachesOf } from './site-builder.ts';
import type { SiteField } from './site-field.ts';
import { newKinds, peopleCarried, type SiteKind } from './site-kind.ts';

export interface BandChoice {
  readonly kinds: readonly SiteKind[];
  /** Per slot: index into `kinds`, or NO_CANDIDATE. */
  readonly kindOf: Uint8Array;
}

/**
 * Of the kinds that a class may have, the one that counts most people per yen among those whose carrier bears the
 * traffic of everybody within its reach; where none does, the one that bears most. A station costs the same in every
 * band, so most people per yen is the farthest reach.
 */
export function chooseBands(field: SiteField, parameters: RadioParameters): BandChoice {
  const { layout, environment } = field;
  const byClass = newKinds(parameters);
  const kindOf = new Uint8Array(layout.slotCount).fill(NO_CANDIDATE);
  let first = 0;
  byClass.forEach((own, k) => {
    const slots = layout.slotOf.filter((slot) => environment[slot] === k);
    const carried = own.map((kind) => peopleCarried(kind, parameters));
    const widest = carried.indexOf(Math.max(...carried));
    for (const slot of slots) kindOf[slot] = first + widest;
    // Shortest reach first, so that the farthest that bears its traffic has the last word.
    const rising = Array.from(own.keys()).sort((a, b) => own[a]!.rangeM - own[b]!.rangeM || b - a);
    for (const i of rising) {
      if (own[i]!.rangeM <= own[widest]!.rangeM) continue;
      const people = peopleWithinReach(field, own[i]!);
      for (const slot of slots) if (people[slot]! <= carried[i]!) kindOf[slot] = first + i;
    }
    first += own.length;
  });
  return { kinds: byClass.flat(), kindOf };
}

const kept = new WeakMap<SiteField, Map<number, Int32Array>>();

/** Per slot, whatever counts already. Kept with the field: it depends on the range alone. */
function peopleWithinReach(field: SiteField, kind: SiteKind): Int32Array {
  const { layout, weight } = field;
  let byRange = kept.get(field);
  if (byRange === undefined) {
    byRange = new Map();
    kept.set(field, byRange);
  }
  let people = byRange.get(kind.rangeM);
  if (people === undefined) {
    const everywhere = { kind: new Uint8Array(layout.slotCount), settled: new Uint8Array(layout.slotCount) };
    people = createCandidateGains({ layout, weight, reaches: reachesOf(field, [kind]), ...everywhere }).gain;
    byRange.set(kind.rangeM, people);
  }
  return people;
}
