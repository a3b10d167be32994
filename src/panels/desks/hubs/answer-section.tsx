import { useMemo } from 'preact/hooks';
import { backboneSentencesEn, backboneSentencesJa } from '../../../locale/backbone-sentences.ts';
import type { Atlas } from '../../../model/atlas.ts';
import { backboneFindings } from '../../../model/backbone/backbone-findings.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { resolveParameters } from '../../../model/parameters.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { FactList } from '../fact-list.tsx';

/** Is the ring closed, what is missing, which links are bridges, which hubs stand, who is near one: in sentences. */
export function AnswerSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const app = useApp();
  const { messages, format, language } = useLocale();
  const fiscalYear = useSignalValue(app.fiscalYear);
  const words = messages.desks.hubs.answer;
  const findings = useMemo(() => {
    const limitMs = resolveParameters(outcome.scenario.parameters)['hubs.latencyLimitMs'];
    return backboneFindings(atlas, outcome, limitMs);
  }, [atlas, outcome]);
  const sentences = (language === 'ja' ? backboneSentencesJa : backboneSentencesEn)(findings);
  const { backbone } = outcome.hubs;
  const y = outcome.fiscalYears.indexOf(fiscalYear);
  const year = format.fiscalYear(fiscalYear);
  const { count, capacityShare } = backbone.exchangesOutside;
  return (
    <DeskSection id="hubs-answer" heading={words.heading} mark="modelled">
      <ul class="answer" data-testid="ring-answer" data-closed={findings.isRingClosedAtTarget}>
        {sentences.map((sentence, i) => (
          <li key={sentence} data-met={i === 0 ? findings.isRingClosedAtTarget : undefined}>
            {i === 0 ? <b>{sentence}</b> : sentence}
          </li>
        ))}
      </ul>
      <p class="muted">{words.base(year)}</p>
      <FactList
        facts={[
          [words.bridgesName(year), format.integer(backbone.bridges[y]?.length ?? 0)],
          [words.landingsName(year), format.integer(backbone.newLandingCount[y] ?? 0)],
          [words.exchangesName, format.integer(count)],
          [words.capacityName, format.share(capacityShare, 1)],
          ...backbone.reliability.map(
            ({ fiscalYear: of, low, high }) =>
              [
                words.reliabilityName(format.fiscalYear(of)),
                words.interval(format.share(low, 2), format.share(high, 2)),
              ] as const,
          ),
        ]}
      />
    </DeskSection>
  );
}
