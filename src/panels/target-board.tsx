import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { UNKNOWN } from '../locale/format.ts';
import type { Locale } from '../locale/locale.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { Citation } from './citation.tsx';
import { drawnWhenChanged, useUnchanged } from './drawn-when-changed.tsx';
import { usualPlace } from './goals/goal-question.ts';
import { ChevronIcon, StatusIcon } from './icons.tsx';
import { Provenance } from './provenance.tsx';
import { type FigureView, type TargetCard, targetCards } from './target-view-model.ts';
import { TargetsButton } from './targets/targets-dialog.tsx';
import { useSelected, useSignalValue } from './use-signal-value.ts';

/** The board is there before the first result: goals first, values when they stand. */
export function TargetBoard() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const outcome = useSignalValue(app.outcome);
  const prepared = useSignalValue(app.preparedNow);
  const figures = outcome ?? prepared;
  const targets = useSelected(() => app.scenario.value.targets, [app]);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const isMarkedOld = useSignalValue(app.outcomeIsOld);
  const oldParts = useSignalValue(app.oldParts);
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const isReady = figures !== undefined;
  const isPrepared = isReady && outcome === undefined;
  useEffect(() => {
    if (isReady) performance.mark('denen:board-ready');
  }, [isReady]);

  const { board } = locale.messages;
  const cards = useUnchanged(
    useMemo(
      () => targetCards(locale, targets, figures, atlas, fiscalYear),
      [locale, targets, figures, atlas, fiscalYear],
    ),
  );
  const toggle = useCallback((id: string) => setOpened((was) => (was === id ? undefined : id)), []);
  const met = cards.filter(({ status }) => status === 'met').length;
  return (
    <section
      class="board"
      id="board"
      tabIndex={-1}
      aria-labelledby="board-heading"
      aria-busy={!isReady || isPrepared || isMarkedOld}
      data-testid="target-board"
      data-board-ready={isReady ? 'true' : undefined}
      data-prepared={isPrepared ? 'true' : undefined}
      data-old={isMarkedOld ? 'true' : undefined}
    >
      <header class="panel-header">
        <h2 id="board-heading">{board.heading}</h2>
        <p class="muted" data-testid="board-note">
          {isMarkedOld ? (
            <span class="old-mark">{board.old}</span>
          ) : isPrepared ? (
            board.prepared
          ) : isReady ? (
            board.summary(locale.format.integer(met), locale.format.integer(cards.length))
          ) : (
            board.waiting
          )}
        </p>
        <Overview cards={cards} />
        <button
          type="button"
          class="button"
          data-testid="open-goals"
          aria-haspopup="dialog"
          disabled={atlas === undefined}
          onClick={() => {
            app.goals.draft.value = { targetId: undefined, place: 'everyPrefecture' };
          }}
        >
          {locale.messages.goals.open}
        </button>{' '}
        <TargetsButton />
      </header>
      <ul class="cards">
        {cards.map((card) => (
          <Card
            key={card.id}
            card={card}
            isOld={oldParts.includes(card.part)}
            locale={locale}
            isOpen={opened === card.id}
            onToggle={toggle}
          />
        ))}
      </ul>
    </section>
  );
}

/** All targets at a glance, each leading to its card. */
const Overview = drawnWhenChanged(({ cards }: { cards: readonly TargetCard[] }) => {
  return (
    <ol class="board-overview">
      {cards.map((card) => {
        const words = `${card.title} ${card.goal} ${card.date}${SEPARATOR}${card.statusText}`;
        return (
          <li key={card.id}>
            <button
              type="button"
              data-status={card.status}
              aria-label={words}
              title={words}
              onClick={() => {
                const face = document.getElementById(faceId(card.id));
                face?.scrollIntoView({ block: 'nearest' });
                face?.focus({ preventScroll: true });
              }}
            >
              <StatusIcon status={card.status} />
            </button>
          </li>
        );
      })}
    </ol>
  );
});

const SEPARATOR = ' — ';

function faceId(targetId: string): string {
  return `target-face-${targetId}`;
}

interface CardProps {
  readonly card: TargetCard;
  readonly isOld: boolean;
  readonly locale: Locale;
  readonly isOpen: boolean;
  readonly onToggle: (id: string) => void;
}

const Card = drawnWhenChanged(({ card, isOld, locale, isOpen, onToggle }: CardProps) => {
  const app = useApp();
  /** Asks what the target takes. */
  const onGoal = () => {
    const target = app.scenario.value.targets.find(({ id }) => id === card.id);
    app.goals.draft.value = { targetId: card.id, place: usualPlace(target) };
  };
  const onPrefecture = (index: number) => {
    app.selected.value = { level: 'prefecture', index };
    app.flyTo.value = { level: 'prefecture', index };
  };
  const detailsId = `target-details-${card.id}`;
  return (
    <li
      class="card"
      data-testid={`target-${card.id}`}
      data-status={card.status}
      data-part={card.part}
      data-old={isOld}
      data-met={card.status === 'waiting' ? undefined : String(card.status === 'met')}
      data-value={card.atTarget?.value}
      data-year-value={card.atYear?.value}
    >
      <button
        type="button"
        id={faceId(card.id)}
        class="card-face"
        aria-expanded={isOpen}
        aria-controls={detailsId}
        onClick={() => onToggle(card.id)}
      >
        <span class="card-title">{card.title}</span>
        <span class="card-status">
          <StatusIcon status={card.status} />
          {card.statusText}
        </span>
        <span class="card-value">
          <Figure figure={card.atTarget} />
        </span>
        <span class="card-goal">{card.goal}</span>
        <span class="card-foot">
          <span>{card.date}</span>
          {card.gap !== '' && <span class="card-gap">{card.gap}</span>}
        </span>
        <span class="card-foot">
          <span>
            {card.year} <Figure figure={card.atYear} />
          </span>
          {card.metWhen !== '' && <span>{card.metWhen}</span>}
        </span>
        <ChevronIcon />
      </button>
      <div id={detailsId} class="card-details" hidden={!isOpen}>
        {isOpen && (
          <>
            <p>
              <button
                type="button"
                class="button"
                data-testid={`goal-of-${card.id}`}
                aria-haspopup="dialog"
                aria-label={locale.messages.goals.openFor(`${card.title} ${card.goal} ${card.date}`)}
                onClick={onGoal}
              >
                {locale.messages.goals.open}
              </button>
            </p>
            <CardDetails card={card} locale={locale} onPrefecture={onPrefecture} />
          </>
        )}
      </div>
    </li>
  );
});

/** A number never comes without its mark. */
function Figure({ figure }: { figure: FigureView | undefined }) {
  if (figure === undefined) return <span class="figure muted">{UNKNOWN}</span>;
  return (
    <span class="figure">
      <b>{figure.text}</b> <Provenance kind={figure.provenance} />
      {figure.published !== undefined && <span class="published">{figure.published}</span>}
    </span>
  );
}

const BINDING_SHOWN = 12;

interface CardDetailsProps extends Pick<CardProps, 'card' | 'locale'> {
  readonly onPrefecture: (index: number) => void;
}

function CardDetails({ card, locale, onPrefecture }: CardDetailsProps) {
  const { board } = locale.messages;
  const [isAll, setAll] = useState(false);
  const { binding } = card;
  const shown = binding === undefined ? [] : isAll ? binding : binding.slice(0, BINDING_SHOWN);
  return (
    <>
      <p>
        <span class="muted">{board.definition}</span> {card.definition}
      </p>
      <p>
        <span class="muted">{board.source}</span> {card.source}
      </p>
      {[card.atTarget, card.year === card.targetYear ? undefined : card.atYear].map(
        (figure, i) =>
          figure?.source !== undefined && (
            <p key={i === 0 ? 'target' : 'year'}>
              <span class="muted">
                {i === 0 ? card.targetYear : card.year} <Provenance kind="measured" />
              </span>{' '}
              <Citation text={figure.source} />
            </p>
          ),
      )}
      {card.status === 'waiting' ? null : binding === undefined ? (
        <p class="muted">{board.bindingNotApplicable}</p>
      ) : binding.length === 0 ? (
        <p>{board.bindingNone}</p>
      ) : (
        <>
          <h3>{board.binding(locale.format.integer(binding.length), binding.length)}</h3>
          <ul class="binding">
            {shown.map((place) => (
              <li key={place.prefecture}>
                <button type="button" class="link-button" onClick={() => onPrefecture(place.prefecture)}>
                  {place.name}
                </button>
                <span class="number">{place.value}</span>
                <span class="number muted">{board.gap(place.missing)}</span>
              </li>
            ))}
          </ul>
          {shown.length < binding.length && (
            <button type="button" class="link-button" onClick={() => setAll(true)}>
              {board.moreBinding(locale.format.integer(binding.length - shown.length))}
            </button>
          )}
        </>
      )}
    </>
  );
}
