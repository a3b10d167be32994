import type { Atlas } from '../../../model/atlas.ts';
import type { RankedAddition } from '../../../model/backbone/rank-additions.ts';
import { PAYERS } from '../../../model/payer.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import { extentOfAddition } from './addition-extent.ts';

const MOST_SHOWN = 15;

/** What to build next: the loss in disasters that each addition spares per yen, and who pays what. */
export function AdditionsSection({ atlas }: { atlas: Atlas }) {
  const app = useApp();
  const { additions: state } = app.backbone;
  const { messages, format, language } = useLocale();
  const words = messages.desks.hubs.additions;
  const asked = useSignalValue(state.ranked);
  const answer = lastAnswer(asked);
  const fraction = useSignalValue(state.fraction);
  const { nodes, candidates } = atlas.backbone;
  const names = language === 'ja' ? nodes.nameJa : nodes.nameEn;
  const nameOf = ({ kind, candidate, nodes: joined }: RankedAddition): string => {
    const station = candidates[candidate]?.station;
    const own = language === 'ja' ? station?.nameJa : station?.nameEn;
    const ends = joined.map((node) => names[node]!);
    return words.kinds[kind]([...(own === undefined ? [] : [own]), ...ends].join(words.join));
  };
  return (
    <DeskSection id="hubs-additions" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation}</p>
      <p class="path-actions">
        {asked.kind === 'asking' ? (
          <span role="status">
            {words.asking(format.share(fraction, 0))}{' '}
            <button type="button" class="link-button" onClick={() => state.cancel()}>
              {messages.run.cancel}
            </button>
          </span>
        ) : (
          <button type="button" class="button" data-testid="rank-additions" onClick={() => state.ask()}>
            {words.ask}
          </button>
        )}
      </p>
      {asked.kind === 'refused' && <ProblemList problems={asked.problems} />}
      {answer !== undefined && (
        <div data-testid="additions">
          <p>{words.loss(format.integer(answer.expectedLoss))}</p>
          <PlainTable
            caption={words.heading}
            head={[words.addition, words.perBillion, words.spared, words.cost, words.payers]}
            rows={answer.additions.slice(0, MOST_SHOWN).map((each) => [
              <button
                key={each.id}
                type="button"
                class="link-button"
                aria-label={words.show(nameOf(each))}
                onClick={() => {
                  app.flyTo.value = { extent: extentOfAddition(atlas.backbone, each) };
                }}
              >
                {nameOf(each)}
              </button>,
              format.decimal(each.lossSparedPerBillionYen, 1),
              format.integer(each.lossSpared),
              format.yen(each.costYen),
              PAYERS.map((payer, k) => [messages.payers[payer], each.payersYen[k]!] as const)
                .filter(([, yen]) => yen > 0)
                .map(([payer, yen]) => `${payer} ${format.yen(yen)}`)
                .join(messages.places.separator),
            ])}
          />
        </div>
      )}
    </DeskSection>
  );
}
