import type { DisasterSetId } from './disaster-sets.ts';
import type { ReliabilityInterval } from './reliability-interval.ts';
import type { Ring } from './ring.ts';

/** The backbone over the years; columns over links and nodes follow the atlas's tables. */
export interface BackboneOutcome {
  /** Per year: sides of the ring that are closed, 0–2. */
  readonly ringSidesClosed: Float64Array;
  /** First fiscal year at whose end the ring is closed; 0 for never within the horizon. */
  readonly ringClosedFiscalYear: number;
  /** The ring at the end of FY2025, the plan's date. */
  readonly ringAtTarget: Ring;
  /** Per link: in service at the end of this fiscal year; 0 before the horizon, 0xffff never. */
  readonly linkOpenFiscalYear: Uint16Array;
  /** Per year: the links whose loss cuts somebody off, and the people behind each. */
  readonly bridges: readonly (readonly Bridge[])[];
  /** Per year: nodes whose loss cuts others off. */
  readonly articulationPoints: readonly (readonly number[])[];
  /** Per year: landing stations that went into service after FY2021 outside the Pacific concentration. */
  readonly newLandingCount: Float64Array;
  /** Exchanges outside the Tokyo area and Ōsaka: number, and share of all known peering capacity (measured). */
  readonly exchangesOutside: { readonly count: number; readonly capacityShare: number };
  /** Per year: share of data-centre power that stands in the Tokyo area and Ōsaka's region. */
  readonly tokyoOsakaPowerShare: Float64Array;
  /** The same before any regional hub. */
  readonly tokyoOsakaPowerShareBefore: number;
  readonly reliability: readonly NetworkReliability[];
  readonly disasters: readonly DisasterSummary[];
}

/** One disaster of the plan's set, at the end of the horizon's demand year. */
export interface DisasterSummary {
  readonly id: DisasterSetId;
  readonly fiscalYear: number;
  readonly meanPeopleCutOff: number;
  /** In one member out of twenty more people are cut off. */
  readonly peopleCutOff95: number;
  /** Hours 0 … 72: share of the nation's people with service. */
  readonly radioService: Float64Array;
  readonly fibreService: Float64Array;
}

/** All-terminal reliability of the links in service: 95 % interval where it is not exact. */
export interface NetworkReliability extends ReliabilityInterval {
  readonly fiscalYear: number;
}

export interface Bridge {
  readonly link: number;
  /** People who are cut off from the main network when it breaks. */
  readonly people: number;
}
