/**
 * What a scenario holds of its uncertainty: only what differs from the defaults, as of its levers. A run does not read
 * it; members do.
 */
import type { Distribution } from './distribution.ts';
import { defaultUncertainty, FACTOR_IDS, type FactorId, type UncertaintySettings } from './factors.ts';

export interface UncertaintyChanges {
  readonly members?: number;
  readonly seed?: number;
  /** Present only where there is at least one. */
  readonly distributions?: Readonly<Partial<Record<FactorId, Distribution>>>;
}

/** One that differs, with its value on both sides. */
export type UncertaintyDifference =
  | { readonly id: 'members' | 'seed'; readonly from: number; readonly to: number }
  | { readonly id: FactorId; readonly from: Distribution; readonly to: Distribution };

const NUMBERS = ['members', 'seed'] as const;

/** The settings as a whole, keys in one order. */
export function resolveUncertainty({
  members,
  seed,
  distributions = {},
}: UncertaintyChanges): UncertaintySettings {
  const usual = defaultUncertainty();
  return {
    members: members ?? usual.members,
    seed: seed ?? usual.seed,
    distributions: Object.fromEntries(
      FACTOR_IDS.map((id) => [id, inOrder(distributions[id] ?? usual.distributions[id])]),
    ) as UncertaintySettings['distributions'],
  };
}

/** Back again: the same settings always give the same changes, none where they are the defaults. */
export function uncertaintyChanges(settings: UncertaintySettings): UncertaintyChanges {
  const differing = uncertaintyDifferences({}, settings);
  const distributions = FACTOR_IDS.filter((id) => differing.some((each) => each.id === id)).map(
    (id) => [id, inOrder(settings.distributions[id])] as const,
  );
  return {
    ...Object.fromEntries(
      NUMBERS.filter((id) => differing.some((each) => each.id === id)).map((id) => [id, settings[id]]),
    ),
    ...(distributions.length > 0 && { distributions: Object.fromEntries(distributions) }),
  };
}

export function uncertaintyDifferences(
  from: UncertaintyChanges,
  to: UncertaintyChanges,
): readonly UncertaintyDifference[] {
  const [before, after] = [resolveUncertainty(from), resolveUncertainty(to)];
  return [
    ...FACTOR_IDS.map((id) => ({ id, from: before.distributions[id], to: after.distributions[id] })).filter(
      (each) => !isSameDistribution(each.from, each.to),
    ),
    ...NUMBERS.map((id) => ({ id, from: before[id], to: after[id] })).filter(
      (each) => !Object.is(each.from, each.to),
    ),
  ];
}

export function isSameUncertainty(a: UncertaintyChanges, b: UncertaintyChanges): boolean {
  return a === b || uncertaintyDifferences(a, b).length === 0;
}

function isSameDistribution(a: Distribution, b: Distribution): boolean {
  return a.shape === b.shape && a.low === b.low && a.usual === b.usual && a.high === b.high;
}

function inOrder({ shape, low, usual, high }: Distribution): Distribution {
  return { shape, low, usual, high };
}
