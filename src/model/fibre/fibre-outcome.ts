/** Results of the fibre simulation in columns; years are rows in the order of FISCAL_YEARS, ends of fiscal years. */
import { FISCAL_YEARS } from '../parameter.ts';
import type { Plan } from '../plan.ts';
import type { BackCastYear } from './back-cast.ts';
import type { CableConversion } from './cable-conversion.ts';
import type { JoiningNetworks } from './joining-networks.ts';
import type { LastHouseholds } from './last-households.ts';
import type { NetworkLengths } from './network-lengths.ts';
import type { PublishedFibre } from './published-fibre.ts';
import type { UniversalService } from './universal-service.ts';
import type { WirelessPlan } from './wireless-plan.ts';

export interface FibreOutcome {
  /**
   * Per cell: fiscal year at whose end all its households can order fibre; the first of the horizon for what was
   * served by then, 0 for never within the horizon. A cell without households has the year the network reaches it:
   * so these are also the years in which fibre stands for the backhaul of a radio site in the cell.
   */
  readonly servedFiscalYear: Uint16Array;
  /**
   * years × municipalities: households of that year that can order fibre. In the years of the baseline a few cells
   * are served in part, so this is not exactly the sum over the cells served by then.
   */
  readonly servedHouseholds: Float64Array;
  /** Per year: served households / all households, 0–1. */
  readonly householdCoverage: Float64Array;
  /**
   * Per cell: yen per household of the block of cells that it is built with, i.e. the height of the cost–coverage
   * curve where it is reached; 0 where it was served at the baseline.
   */
  readonly costPerHouseholdYen: Float32Array;
  /** Per cell: index into TECHNOLOGIES of what serves it at the end of the horizon. */
  readonly technology: Uint8Array;
  /** years × PAYERS, whole yen: building; baseline years are 0, since they were paid before the scenario begins. */
  readonly costYen: Float64Array;
  /** By PAYERS, yen: `costYen` discounted to the baseline's fiscal year. */
  readonly presentValueYen: Float64Array;
  /** The same as `costYen` by municipality, with the households reached. */
  readonly plan: Plan;
  /** years × PAYERS, whole yen: what the baseline's years from the first of the horizon on would cost by this model. */
  readonly pastCostYen: Float64Array;
  /** What is left after the baseline: the best reach for every sum of money, from (0, 0), concave. */
  readonly curve: {
    /** All payers, before the price limit. */
    readonly cumulativeCostYen: Float64Array;
    /** The state's part of it under the scenario's rules. */
    readonly cumulativeStateYen: Float64Array;
    /** Households at the 2020 level beyond the baseline. */
    readonly cumulativeHouseholds: Float64Array;
  };
  /** The network built within the horizon or left over, one edge per cell, towards the served network. */
  readonly edges: {
    /** cellIndex of the cell that is joined. */
    readonly from: Uint32Array;
    /** cellIndex of its parent. */
    readonly to: Uint32Array;
    /** Fiscal year at whose end it stands; 0 for never. */
    readonly fiscalYear: Uint16Array;
    /** 1 for a submarine cable. */
    readonly isSea: Uint8Array;
  };
  readonly lengths: NetworkLengths;
  readonly universalService: UniversalService;
  readonly cableConversion: CableConversion;
  /** municipalities × SUBSIDY_AREAS: households left at the baseline, at the 2020 level. */
  readonly leftBySubsidyArea: Float64Array;
  readonly joining: JoiningNetworks;
  readonly wirelessPlan: WirelessPlan;
  readonly lastHouseholds: LastHouseholds;
  /** The model run over the published years from the end of FY2017, against what was published. */
  readonly backCast: readonly BackCastYear[];
  readonly baselineFiscalYear: number;
  /** Published and estimated figures that the baseline reproduces, for display beside the model. */
  readonly measured: PublishedFibre;
}

/** First fiscal year from whose end on the coverage is held to the end of the horizon; 0 where it is not. */
export function fiscalYearOfCoverage(
  outcome: Pick<FibreOutcome, 'householdCoverage'>,
  share: number,
): number {
  let first = 0;
  for (let y = FISCAL_YEARS.length - 1; y >= 0 && outcome.householdCoverage[y]! >= share; y--) {
    first = FISCAL_YEARS[y]!;
  }
  return first;
}
