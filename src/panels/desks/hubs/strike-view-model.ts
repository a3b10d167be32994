/** What a disaster does, as rows to read. Pure. */
import type { DisasterMembers } from '../../../model/backbone/disaster-members.ts';
import type { Demand } from '../../../model/demand.ts';
import type { StrikeAnswer } from '../../../state/backbone/strike.ts';
import type { StrikeMeasure } from '../../../state/backbone/strike-measure.ts';

export interface StrikeRow {
  readonly measure: StrikeMeasure;
  /** People, expected. */
  readonly without: number;
  readonly with: number;
}

export function peopleIn({ fiscalYears, population }: Demand, fiscalYear: number): number {
  const count = population.length / fiscalYears.length;
  const y = fiscalYears.indexOf(fiscalYear);
  return population.subarray(y * count, (y + 1) * count).reduce((sum, each) => sum + each, 0);
}

/** @param people of the nation, in the year struck */
export function strikeRows(
  { withoutPlanned, withPlanned }: StrikeAnswer,
  people: number,
): readonly StrikeRow[] {
  const both = (measure: StrikeMeasure, of: (result: StrikeAnswer['withPlanned']) => number) => ({
    measure,
    without: of(withoutPlanned),
    with: of(withPlanned),
  });
  const worst = (service: Float64Array) =>
    people * (1 - service.reduce((least, each) => Math.min(least, each), 1));
  const mean = (service: Float64Array) =>
    people * (1 - service.reduce((sum, each) => sum + each, 0) / service.length);
  return [
    both('meanCutOff', ({ members }) => members.meanPeopleCutOff),
    both('cutOff95', ({ members }) => quantile(members, 0.95)),
    both('radioWorst', ({ service }) => worst(service.nationRadio)),
    both('radioMean', ({ service }) => mean(service.nationRadio)),
    both('fibreWorst', ({ service }) => worst(service.nationFibre)),
    both('fibreMean', ({ service }) => mean(service.nationFibre)),
  ];
}

/** As the outcome's own: the member at that place in rising order. */
export function quantile({ peopleCutOff }: Pick<DisasterMembers, 'peopleCutOff'>, share: number): number {
  const sorted = peopleCutOff.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The nodes that are cut off or down most often, and in what share of the members. */
export function mostOftenCutOff(
  { nodeCutOff }: Pick<DisasterMembers, 'nodeCutOff'>,
  most: number,
): readonly { readonly node: number; readonly share: number }[] {
  return Array.from(nodeCutOff, (share, node) => ({ node, share }))
    .filter(({ share }) => share >= 0.005)
    .sort((a, b) => b.share - a.share || a.node - b.node)
    .slice(0, most);
}
