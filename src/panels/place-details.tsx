import type { Atlas } from '../model/atlas.ts';
import type { Place, Topic } from '../state/app-state.ts';
import { LAYERS } from '../state/layers/index.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { SitesHere } from './desks/radio/sites-here.tsx';
import { DetailRows } from './detail-rows.tsx';
import { PlaceFibre } from './place-fibre.tsx';
import { holdersOf, placeName, prefectureOf } from './place-names.ts';
import { PlaceWishes } from './place-wishes.tsx';
import { FavouriteButton } from './places/favourite-button.tsx';
import { LazyReport } from './places/lazy-report.tsx';
import { useSignalValue } from './use-signal-value.ts';

/** Every layer's rows, the one on the map first. */
const ORDER: readonly Topic[] = [
  'population',
  'fibre',
  'fibreYear',
  'fibreCost',
  'fibreTechnology',
  'radio',
  'radioYear',
  'radioOverlap',
  'hubs',
];

interface PlaceDetailsProps {
  readonly onBlock: (block: number) => void;
  readonly onSelect: (place: Place) => void;
  readonly onTable: (place: Place) => void;
}

export function PlaceDetails({ onBlock, onSelect, onTable }: PlaceDetailsProps) {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const place = useSignalValue(app.selected);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const shown = useSignalValue(app.topic);
  const own = useSignalValue(app.own.coverage);
  const chance = useSignalValue(app.uncertainty.shown);
  const oldParts = useSignalValue(app.oldParts);
  const hubsAfterCut = useSignalValue(app.backbone.cuts.layer);
  const { places } = locale.messages;
  if (atlas === undefined || place === undefined) {
    return <p class="desk-empty muted">{places.none}</p>;
  }
  const topics = [shown, ...ORDER.filter((topic) => topic !== shown)];
  return (
    <section class="place-details" data-testid="place-details" data-level={place.level}>
      <PlaceHeading atlas={atlas} place={place} onBlock={onBlock} />
      <p class="place-actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            app.flyTo.value = place;
          }}
        >
          {places.zoom}
        </button>
        <button type="button" class="button" onClick={() => onTable(place)}>
          {places.municipalitiesOf(
            placeName(locale, atlas, { level: 'prefecture', index: prefectureOf(atlas, place) }),
          )}
        </button>
        <button
          type="button"
          class="button"
          data-testid="goal-of-place"
          aria-haspopup="dialog"
          onClick={() => {
            const own = [place, ...holdersOf(atlas, place)].find(({ level }) => level !== 'cell')!;
            const level = own.level as 'municipality' | 'prefecture';
            app.goals.draft.value = { targetId: undefined, place: { level, index: own.index } };
          }}
        >
          {locale.messages.goals.open}
        </button>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            app.selected.value = undefined;
          }}
        >
          {places.clear}
        </button>
      </p>
      <PlaceWishes atlas={atlas} place={place} />
      <SitesHere />
      {outcome !== undefined && place.level !== 'cell' && (
        <LazyReport
          atlas={atlas}
          outcome={outcome}
          own={own}
          place={{ level: place.level, index: place.index }}
          fiscalYear={fiscalYear}
          onSelect={onSelect}
        />
      )}
      {topics.map((topic) => {
        const layer = (topic === 'hubs' ? hubsAfterCut : undefined) ?? LAYERS[topic];
        const rows = layer.describe({ atlas, outcome, own, chance }, place, fiscalYear);
        if (rows.length === 0) return null;
        return (
          <section
            key={topic}
            class="place-topic"
            data-old={layer.parts.some((part) => oldParts.includes(part))}
          >
            <h3>{locale.messages.topics[topic]}</h3>
            <DetailRows rows={rows} fiscalYear={fiscalYear} />
          </section>
        );
      })}
      {outcome !== undefined && (
        <PlaceFibre atlas={atlas} outcome={outcome} place={place} fiscalYear={fiscalYear} />
      )}
      <PlaceConditions atlas={atlas} place={place} />
    </section>
  );
}

/** The place, and the larger places that hold it, each a step up. */
function PlaceHeading({
  atlas,
  place,
  onBlock,
}: {
  atlas: Atlas;
  place: Place;
  onBlock: (block: number) => void;
}) {
  const app = useApp();
  const locale = useLocale();
  const block = atlas.prefectures.block[prefectureOf(atlas, place)]!;
  const blockName = (locale.language === 'ja' ? atlas.blocks.nameJa : atlas.blocks.nameEn)[block]!;
  return (
    <header>
      <h2>
        <span data-testid="place-name">{placeName(locale, atlas, place)}</span>{' '}
        <FavouriteButton atlas={atlas} place={place} />
      </h2>
      <p class="place-holders muted">
        {holdersOf(atlas, place).map((holder) => (
          <button
            key={holder.level}
            type="button"
            class="link-button"
            onClick={() => {
              app.selected.value = holder;
            }}
          >
            {placeName(locale, atlas, holder)}
          </button>
        ))}
        <span>
          {locale.messages.places.block}:{' '}
          <button type="button" class="link-button" onClick={() => onBlock(block)}>
            {blockName}
          </button>
        </span>
      </p>
    </header>
  );
}

/** What the subsidy rules look at. */
function PlaceConditions({ atlas, place }: { atlas: Atlas; place: Place }) {
  const { messages } = useLocale();
  const municipality = [place, ...holdersOf(atlas, place)].find(({ level }) => level === 'municipality');
  if (municipality === undefined) return null;
  const { places } = messages;
  const table = atlas.municipalities;
  return (
    <section class="place-topic">
      <h3>{places.about}</h3>
      <dl class="detail-rows">
        <div>
          <dt>{places.disadvantaged}</dt>
          <dd>{places.disadvantagedClasses[table.disadvantaged[municipality.index]!]}</dd>
        </div>
        <div>
          <dt>{places.depopulated}</dt>
          <dd>{places.depopulatedClasses[table.depopulated[municipality.index]!]}</dd>
        </div>
      </dl>
    </section>
  );
}
