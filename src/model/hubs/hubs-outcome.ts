import type { BackboneOutcome } from '../backbone/backbone-outcome.ts';
import type { Plan } from '../plan.ts';
import type { HubLoad } from './hub-load.ts';

/** Results of the hub simulation in columns; years are rows in the order of FISCAL_YEARS, ends of fiscal years. */
export interface HubsOutcome {
  /** The hubs in the order in which they open; all columns of one length. */
  readonly hubs: {
    /** Index into the municipality table. */
    readonly municipality: Uint16Array;
    /** Fiscal year at whose end the hub is in service; 0 for never within the horizon. */
    readonly openFiscalYear: Uint16Array;
    /** People, in the demand's fiscal year, whose nearest hub it is once all are open. */
    readonly assignedPopulation: Float64Array;
    readonly powerMw: Float64Array;
    /** 1 for the large ones. */
    readonly isLarge: Uint8Array;
  };
  /** years × municipalities: one way to the nearest hub in service; NaN before the first opens. */
  readonly nearestHubLatencyMs: Float64Array;
  /** Per year: people within the latency limit of a hub. */
  readonly populationWithinLimit: Float64Array;
  /** Per year: those / all people. */
  readonly populationShareWithinLimit: Float64Array;
  /** Traffic and power in the year of demand, and the grid areas before and after. */
  readonly load: HubLoad;
  /** Of the siting: people × milliseconds on the route, those outside the Tokyo area unless the lever adds others. */
  readonly objective: number;
  /** No choice of as many sites that keeps to the scenario's rules has less. */
  readonly lowerBound: number;
  /** (objective - lowerBound) / objective. */
  readonly gap: number;
  /** years × PAYERS, whole yen, paid in the year of opening. */
  readonly costYen: Float64Array;
  readonly backbone: BackboneOutcome;
  /** The same by municipality, with the people whose nearest hub it is. */
  readonly plan: Plan;
}
