import { useEffect, useState } from 'preact/hooks';
import type { Atlas } from '../../../model/atlas.ts';
import { SITE_CRITERIA } from '../../../model/hubs/site-criteria.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { lastAnswer } from '../../../state/asked.ts';
import { MOST_WEIGHT } from '../../../state/backbone/ranking.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlaceLink } from './place-link.tsx';
import { rankRows } from './ranking-view-model.ts';

const MOST_SHOWN = 60;

/** Sites ranked by criteria whose weights the reader sets. */
export function RankingSection({ atlas, outcome }: { atlas: Atlas; outcome: Outcome }) {
  const { ranking: state } = useApp().backbone;
  const { messages, format } = useLocale();
  const words = messages.desks.hubs.ranking;
  const weights = useSignalValue(state.weights);
  const criteria = useSignalValue(state.criteria);
  const ranking = useSignalValue(state.ranking);
  const topCount = useSignalValue(state.topCount);
  const shares = useSignalValue(state.topShare);
  const [isAll, setAll] = useState(false);
  useEffect(() => {
    state.isWanted.value = true;
  }, [state]);
  const columns = lastAnswer(criteria);
  const most = isAll ? MOST_SHOWN : topCount;
  const rows =
    columns === undefined || ranking === undefined
      ? []
      : rankRows(columns, ranking, lastAnswer(shares), outcome.hubs.hubs.municipality, most);
  return (
    <DeskSection id="hubs-ranking" heading={words.heading} mark="modelled">
      <p class="muted">{words.explanation(format.integer(topCount))}</p>
      <div class="weights">
        {SITE_CRITERIA.map((criterion) => (
          <label key={criterion} class="weight" title={words.meaning[criterion]}>
            <span>{words.criteria[criterion]}</span>
            <input
              type="range"
              class="slider"
              min={0}
              max={MOST_WEIGHT}
              step={1}
              value={weights[criterion]}
              data-testid={`weight-${criterion}`}
              onInput={(event) => state.setWeight(criterion, event.currentTarget.valueAsNumber)}
            />
            <span class="number">{format.integer(weights[criterion])}</span>
          </label>
        ))}
      </div>
      <p class="path-actions">
        <button type="button" class="link-button" onClick={() => state.reset()}>
          {words.reset}
        </button>
        {criteria.kind === 'asking' && columns === undefined && (
          <span class="muted" role="status">
            {words.asking} …
          </span>
        )}
      </p>
      {criteria.kind === 'refused' && <ProblemList problems={criteria.problems} />}
      {columns !== undefined && ranking === undefined && <p class="field-error">{words.noWeight}</p>}
      {rows.length > 0 && (
        <>
          <div class="table-scroll tail-table">
            <table class="data-table" data-testid="ranking">
              <caption class="visually-hidden">{words.heading}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.site}</th>
                  <th scope="col">{words.score}</th>
                  <th scope="col">{words.topShare(format.integer(topCount))}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ rank, municipality, score, topShare, isHub }) => (
                  <tr key={municipality}>
                    <th scope="row">
                      {rank}. <PlaceLink atlas={atlas} municipality={municipality} />
                      {isHub && <small class="tail-why">{words.isHub}</small>}
                    </th>
                    <td>{format.decimal(score, 3)}</td>
                    <td>
                      {Number.isNaN(topShare) ? messages.layers['value.unknown'] : format.share(topShare, 0)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <button type="button" class="link-button" onClick={() => setAll(!isAll)}>
            {isAll ? words.fewer : words.more(format.integer(MOST_SHOWN))}
          </button>
        </>
      )}
    </DeskSection>
  );
}
