import type { SiteKind } from './site-kind.ts';

/** A site that stands, of the past or of the plan. */
export interface BuiltSite {
  readonly cell: number;
  readonly fiscalYear: number;
  readonly kind: SiteKind;
  /** Indices into TOWERS, BUILDS and BACKHAULS (radio-outcome.ts). */
  readonly tower: number;
  readonly build: number;
  readonly backhaul: number;
  readonly backhaulM: number;
  /** Whole yen by COST_ITEMS; all 0 for sites that stand already when the scenario begins. */
  readonly itemYen: readonly number[];
  /** Sum of the items. */
  readonly costYen: number;
  /** People at the 2020 level whom it newly covered when it was built. */
  readonly addedPopulation: number;
}
