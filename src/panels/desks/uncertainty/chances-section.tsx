import type { Atlas } from '../../../model/atlas.ts';

import { isSettled, shareError, type TargetChance } from '../../../model/uncertainty/uncertainty-result.ts';
import type { UncertaintyAnswer } from '../../../state/uncertainty/uncertainty.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { placeName } from '../../place-names.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';
import { PlainTable } from '../plain-table.tsx';
import {
  chanceText,
  doubtfulPrefectures,
  targetText,
  uncertainChances,
  unlikelyCount,
} from './uncertainty-view-model.ts';

interface ChancesSectionProps {
  readonly atlas: Atlas;
  readonly answer: UncertaintyAnswer;
}

/** How likely each target is met, by the nation and by every prefecture. */
export function ChancesSection({ atlas, answer }: ChancesSectionProps) {
  const app = useApp();
  const { uncertainty } = app;
  const locale = useLocale();
  const { messages, format } = locale;
  const words = messages.desks.uncertainty.chances;
  const target = useSignalValue(uncertainty.target);
  const { result, outcome } = answer;
  const { members, seed } = result.settings;
  const nation = result.prefectures;
  const error = (share: number) =>
    isSettled(share) ? '' : ` ${words.error(format.share(shareError(share, members), 1))}`;
  const rows = uncertainChances(result).map((chance) => {
    const met = outcome.targets.find((each) => each.target.id === chance.target.id)?.met === true;
    return [
      <button
        key={chance.target.id}
        type="button"
        class="link-button"
        aria-pressed={chance === target}
        data-testid={`chance-${chance.target.id}`}
        onClick={() => {
          uncertainty.targetId.value = chance.target.id;
        }}
      >
        {targetText(locale, chance.target)}
      </button>,
      <b key="share" class="number">
        {chanceText(locale, chance.share[nation]!)}
        <small>{error(chance.share[nation]!)}</small>
      </b>,
      met ? words.met : words.missed,
      String(unlikelyCount(chance)),
    ];
  });
  return (
    <DeskSection
      id="uncertainty-chances"
      heading={words.heading}
      mark="modelled"
      {...(target !== undefined && {
        table: () => (
          <PlainTable
            caption={words.byPrefecture(targetText(locale, target.target))}
            head={[words.prefecture, words.chance]}
            rows={atlas.prefectures.code.map((_, p) => [
              placeName(locale, atlas, { level: 'prefecture', index: p }),
              chanceText(locale, target.share[p]!),
            ])}
          />
        ),
      })}
    >
      <p class="muted">
        {words.explanation(format.integer(members), String(seed))} {words.unlikelyHelp}
      </p>
      <PlainTable
        caption={words.heading}
        head={[words.target, words.nation, words.scenario, words.unlikely]}
        rows={rows}
      />
      {target !== undefined && <ByPrefecture atlas={atlas} target={target} />}
    </DeskSection>
  );
}

function ByPrefecture({ atlas, target }: { atlas: Atlas; target: TargetChance }) {
  const app = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.uncertainty.chances;
  const doubtful = doubtfulPrefectures(target);
  return (
    <>
      <p class="path-actions">
        <b>{words.byPrefecture(targetText(locale, target.target))}</b>
        <button
          type="button"
          class="button"
          data-testid="chance-on-map"
          onClick={() => {
            app.topic.value = 'chance';
            app.level.value = 'prefecture';
          }}
        >
          {words.onMap}
        </button>
      </p>
      {doubtful.length === 0 && <p class="muted">{words.certain}</p>}
      <ol class="chance-bars">
        {doubtful.map((p) => (
          <li key={p}>
            <span>{placeName(locale, atlas, { level: 'prefecture', index: p })}</span>
            <i class="bar-track" aria-hidden="true">
              <i
                class="bar"
                style={{ width: `${100 * target.share[p]!}%` }}
                data-even={target.share[p]! >= 0.5}
              />
            </i>
            <span class="number">{chanceText(locale, target.share[p]!)}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
