import type { Outcome } from '../../../model/outcome.ts';
import type { Part } from '../../../model/part-inputs.ts';
import { useLocale } from '../../app-context.ts';
import { Lever } from '../../lever.tsx';
import { useIsOld } from '../../use-is-old.ts';
import { DeskSection } from '../desk-section.tsx';
import { FactList } from '../fact-list.tsx';

const PARTS: readonly Part[] = ['fibreJoining'];

/** How far the network should go where reaching a household is worth a given sum, and how near that is to the best. */
export function WorthSection({ outcome }: { outcome: Outcome }) {
  const { messages, format } = useLocale();
  const isOld = useIsOld(PARTS);
  const words = messages.desks.fibre.worth;
  const { prizeCollecting: best, whole } = outcome.fibre.joining;
  const left = outcome.fibre.curve.cumulativeHouseholds.at(-1)!;
  const households = (count: number) => messages.quantities.households(format.integer(count), count);
  const gap = (share: number) => (share === 0 ? words.optimal : format.share(share, 4));
  return (
    <DeskSection id="fibre-worth" heading={words.heading} mark="modelled" isOld={isOld}>
      <p class="muted">{words.explanation(format.fiscalYear(outcome.fibre.baselineFiscalYear))}</p>
      <Lever id="fibre.valuePerHouseholdYen" />
      <FactList
        facts={[
          [
            words.value,
            messages.quantities.yenPerHousehold(
              format.yen(best.valueYenPerHousehold),
              best.valueYenPerHousehold,
            ),
          ],
          [words.served, households(best.households)],
          [words.leftOut, households(Math.max(0, left - best.households))],
          [words.cost, format.yen(best.costYen)],
          [words.objective, format.yen(best.objectiveYen)],
          [words.bound, format.yen(best.lowerBoundYen)],
          [words.gap, gap(best.gap)],
          [words.forest, format.yen(best.forestObjectiveYen)],
          [words.whole, words.wholeValue(format.yen(whole.costYen), gap(whole.gap))],
        ]}
      />
    </DeskSection>
  );
}
