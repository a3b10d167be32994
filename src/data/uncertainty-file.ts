/** The uncertainty of a scenario file: distributions, members and seed, where they are not the defaults. */
import { z } from 'zod';
import { RISING_ENDS } from '../model/uncertainty/check-settings.ts';
import { DISTRIBUTION_SHAPES, distributionProblem } from '../model/uncertainty/distribution.ts';
import {
  FACTOR_IDS,
  FACTORS,
  type FactorId,
  FEWEST_MEMBERS,
  LARGEST_SEED,
  MOST_MEMBERS,
} from '../model/uncertainty/factors.ts';
import {
  resolveUncertainty,
  type UncertaintyChanges,
  uncertaintyChanges,
} from '../model/uncertainty/settings-changes.ts';

export const DISTRIBUTION_KEYS = ['shape', 'low', 'usual', 'high'] as const;
export const UNCERTAINTY_KEYS = ['members', 'seed', 'distributions'] as const;

function distributionSchema(id: FactorId) {
  const limits = FACTORS[id];
  const number = z.number().min(limits.minimum).max(limits.maximum);
  return z
    .strictObject({ shape: z.enum(DISTRIBUTION_SHAPES), low: number, usual: number, high: number })
    .superRefine((distribution, context) => {
      const problem = distributionProblem(distribution, limits);
      if (problem === 'order') context.addIssue({ code: 'custom', message: RISING_ENDS });
      if (problem === 'shape')
        context.addIssue({
          code: 'invalid_value',
          values: DISTRIBUTION_SHAPES.filter((shape) => shape !== 'lognormal'),
          input: distribution.shape,
          path: ['shape'],
        });
    });
}

export const uncertaintySchema = () =>
  z
    .strictObject({
      members: z.number().int().min(FEWEST_MEMBERS).max(MOST_MEMBERS).optional(),
      seed: z.number().int().min(0).max(LARGEST_SEED).optional(),
      distributions: z
        .strictObject(
          Object.fromEntries(FACTOR_IDS.map((id) => [id, distributionSchema(id).optional()])) as {
            [id in FactorId]: z.ZodOptional<ReturnType<typeof distributionSchema>>;
          },
        )
        .optional(),
    })
    .optional();

type Read = z.infer<ReturnType<typeof uncertaintySchema>>;

/** Defaults that a file spells out are the same as none. */
export function uncertaintyOf(read: Read): UncertaintyChanges {
  return canonicalUncertainty((read ?? {}) as UncertaintyChanges);
}

/** Without what is at its default, keys in one order. */
export function canonicalUncertainty(uncertainty: UncertaintyChanges): UncertaintyChanges {
  return uncertaintyChanges(resolveUncertainty(uncertainty));
}

/** Left out where everything is at its default, so that such a scenario looks as it always did. */
export function uncertaintyValue(uncertainty: UncertaintyChanges): { uncertainty?: UncertaintyChanges } {
  const changes = canonicalUncertainty(uncertainty);
  return Object.keys(changes).length > 0 ? { uncertainty: changes } : {};
}
