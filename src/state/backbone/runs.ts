/** The runs that the desk for hubs and cables asks about: one object each, by which the worker knows them again. */
import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { ResilienceRun } from '../../../workers/resilience.service.ts';
import type { Outcome } from '../../model/outcome.ts';
import { LAST_FISCAL_YEAR } from '../../model/parameter.ts';
import { resolveParameters } from '../../model/parameters.ts';

export interface BackboneRuns {
  /** As it stands in the year on the slider. */
  readonly inYear: ReadonlySignal<ResilienceRun | undefined>;
  /** As it stands in the year whose demand the plan is made for, as disasters of the outcome are. */
  readonly planned: ReadonlySignal<ResilienceRun | undefined>;
  /** The same without the planned links. */
  readonly withoutPlanned: ReadonlySignal<ResilienceRun | undefined>;
}

export function createBackboneRuns(
  outcome: ReadonlySignal<Outcome | undefined>,
  fiscalYear: ReadonlySignal<number>,
): BackboneRuns {
  const base = computed(
    () =>
      outcome.value && {
        parameters: resolveParameters(outcome.value.scenario.parameters),
        hubs: outcome.value.hubs.hubs,
      },
  );
  const planned = computed<ResilienceRun | undefined>(
    () => base.value && { ...base.value, fiscalYear: base.value.parameters['hubs.demandFiscalYear'] },
  );
  return {
    inYear: computed(() => base.value && { ...base.value, fiscalYear: fiscalYear.value }),
    planned,
    withoutPlanned: computed(() => planned.value && withoutPlannedLinks(planned.value)),
  };
}

function withoutPlannedLinks(run: ResilienceRun): ResilienceRun {
  const parameters = { ...run.parameters, 'backbone.japanSeaFiscalYear': LAST_FISCAL_YEAR + 1 };
  return { ...run, parameters };
}
