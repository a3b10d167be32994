/** An outcome: the results of one run over the whole horizon, in columns. */
import type { Demand } from './demand.ts';
import type { FibreOutcome } from './fibre/fibre-outcome.ts';
import type { HubsOutcome } from './hubs/hubs-outcome.ts';
import type { RadioOutcome } from './radio/radio-outcome.ts';
import type { Scenario } from './scenario.ts';
import type { TargetResult } from './target.ts';

/** Raised whenever the same inputs may give other numbers; stands in every outcome beside the atlas id. */
export const MODEL_VERSION = '0.4.2';

export interface Outcome {
  readonly modelVersion: string;
  readonly atlasId: string;
  readonly scenario: Scenario;
  readonly fiscalYears: readonly number[];
  readonly demand: Demand;
  readonly fibre: FibreOutcome;
  readonly radio: RadioOutcome;
  readonly hubs: HubsOutcome;
  readonly targets: readonly TargetResult[];
}
