/**
 * Which link to add next: for each candidate the people cut off in the mean of the disasters, without it and with it, and
 * what a yen of state money or of all money buys. Every candidate is judged under the same members.
 */
import type { Atlas } from '../atlas.ts';
import { createNetwork, type ExtraLink, NEVER, type RouteSpeed } from './backbone-network.ts';
import { disasterMembers } from './disaster-members.ts';
import type { DisasterParameters } from './disaster-parameters.ts';
import { breaksAlong, type Disaster, type Impact, impactOf } from './disaster-sets.ts';

export interface LinkCandidate {
  /** Nodes to join. */
  readonly from: number;
  readonly to: number;
  readonly lengthKm: number;
  readonly isSubmarine: boolean;
  /** Longitude, latitude …, from end to end. */
  readonly route: readonly number[];
  readonly costYen: number;
  /** State money over cost: 4/5 for a cable outside the Pacific side, otherwise 1/2 outside the Tokyo area. */
  readonly stateShare: number;
}

export interface AdditionResult {
  /** Position among the candidates. */
  readonly candidate: number;
  readonly costYen: number;
  readonly stateYen: number;
  /** People cut off in the mean over disasters and members, less with the link than without. */
  readonly peopleSpared: number;
  readonly peopleSparedPerBillionYen: number;
}

export interface AdditionSetting {
  readonly speed: RouteSpeed;
  readonly plannedFiscalYear: number;
  readonly fiscalYear: number;
  /** Per node. */
  readonly population: Float64Array;
  readonly disasters: readonly Disaster[];
  readonly members: number;
  readonly seed: number;
}

/** @returns all candidates, most people spared per yen first; of equals the one that comes first */
export function nextAdditions(
  atlas: Atlas,
  candidates: readonly LinkCandidate[],
  setting: AdditionSetting,
  parameters: DisasterParameters,
): AdditionResult[] {
  const impacts = setting.disasters.map((disaster) =>
    withCandidates(impactOf(atlas, disaster, parameters), disaster, candidates, parameters),
  );
  const meanCutOff = (added: number) => {
    // All candidates are in the network, so that each link meets the same luck whichever of them opens.
    const extra = candidates.map(
      (link, k): ExtraLink => ({ ...link, openFiscalYear: k === added ? 0 : NEVER }),
    );
    const network = createNetwork(atlas.backbone, setting.speed, setting.plannedFiscalYear, extra);
    let sum = 0;
    for (const impact of impacts) {
      const { fiscalYear, population, members, seed } = setting;
      sum += disasterMembers(network, fiscalYear, impact, population, parameters, {
        members,
        seed,
      }).meanPeopleCutOff;
    }
    return impacts.length > 0 ? sum / impacts.length : 0;
  };
  const without = meanCutOff(-1);
  return candidates
    .map(({ costYen, stateShare }, candidate) => {
      // Sums of the same people in another order differ in their last digits.
      const peopleSpared = Math.max(0, without - meanCutOff(candidate));
      return {
        candidate,
        costYen,
        stateYen: costYen * stateShare,
        peopleSpared,
        peopleSparedPerBillionYen: costYen > 0 ? (1e9 * peopleSpared) / costYen : 0,
      };
    })
    .sort((a, b) => b.peopleSparedPerBillionYen - a.peopleSparedPerBillionYen || a.candidate - b.candidate);
}

function withCandidates(
  impact: Impact,
  disaster: Disaster,
  candidates: readonly LinkCandidate[],
  parameters: DisasterParameters,
): Impact {
  const breaks = candidates.map(({ route, lengthKm }) =>
    disaster.kind === 'earthquake'
      ? breaksAlong(disaster.earthquake, route, lengthKm, parameters['disaster.breaksPer1000Km'])
      : 0,
  );
  return { ...impact, linkBreaks: Float64Array.from([...impact.linkBreaks, ...breaks]) };
}
