/** What is kept of an outcome so that scenarios can be compared long after they were run: a few kilobytes of series. */
import type { Atlas } from './atlas.ts';
import type { Outcome } from './outcome.ts';
import { nationalSeries } from './place-figures.ts';
import { inputsKey } from './scenario-inputs.ts';
import type { Target } from './target.ts';

export const DIGEST_TECHNOLOGIES = ['fibre', 'radio', 'hubs'] as const;
export type DigestTechnology = (typeof DIGEST_TECHNOLOGIES)[number];
/** National series, one share per fiscal year. */
export const DIGEST_COVERAGES = ['fibre', 'radio', 'radioWorstPrefecture'] as const;
export type DigestCoverage = (typeof DIGEST_COVERAGES)[number];

export interface DigestTarget {
  readonly target: Target;
  readonly valueByYear: readonly number[];
  readonly metFiscalYear: number;
  readonly met: boolean;
  readonly shortfallCount: number;
}

export interface OutcomeDigest {
  readonly modelVersion: string;
  readonly atlasId: string;
  /** `inputsKey` of the scenario that was run. */
  readonly inputs: string;
  readonly fiscalYears: readonly number[];
  readonly targets: readonly DigestTarget[];
  readonly coverage: Readonly<Record<DigestCoverage, readonly number[]>>;
  /** Year × payer, whole yen. */
  readonly costYen: Readonly<Record<DigestTechnology, readonly number[]>>;
}

export function digestOf(atlas: Atlas, outcome: Outcome): OutcomeDigest {
  const { modelVersion, atlasId, scenario, fiscalYears, targets, fibre, radio, hubs } = outcome;
  const series = nationalSeries(atlas, outcome);
  return {
    modelVersion,
    atlasId,
    inputs: inputsKey(scenario),
    fiscalYears,
    targets: targets.map(({ target, valueByYear, metFiscalYear, met, shortfallCount }) => ({
      target,
      valueByYear: [...valueByYear],
      metFiscalYear,
      met,
      shortfallCount,
    })),
    coverage: {
      fibre: [...series.fibre],
      radio: [...series.radio],
      radioWorstPrefecture: [...series.radioWorstPrefecture],
    },
    costYen: { fibre: [...fibre.costYen], radio: [...radio.costYen], hubs: [...hubs.costYen] },
  };
}
