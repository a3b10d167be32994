/** Map, legend, title, one figure and credits, for a frame in another page. No levers; nothing is kept. */
import type { Signal } from '@preact/signals-core';
import { useLayoutEffect, useState } from 'preact/hooks';
import { layerText } from '../../locale/layer-words.ts';
import type { Problem } from '../../model/problem.ts';
import { defaultScenario } from '../../model/scenario.ts';
import type { AppState } from '../../state/app-state.ts';
import { appUrl } from '../../state/embed.ts';
import { LAYERS, levelOf } from '../../state/layers/index.ts';
import { AppContext, useApp, useAtlas, useLocale } from '../app-context.ts';
import { AtlasFailure } from '../atlas-failure.tsx';
import { HoverTip } from '../hover-tip.tsx';
import { MapLegend } from '../legend.tsx';
import { type MapPaneProps, MapSurface } from '../map-pane.tsx';
import { ProblemList } from '../problem-list.tsx';
import { Provenance } from '../provenance.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { embedFigure } from './embed-figure.ts';
import '../styles/embed.css';

interface EmbedProps extends MapPaneProps {
  readonly state: AppState;
  /** What is wrong with the link that the frame was given. */
  readonly linkProblems: readonly Problem[];
  readonly onRetry: () => void;
}

export function EmbedView({ state, ...rest }: EmbedProps) {
  return (
    <AppContext.Provider value={state}>
      <Frame {...rest} />
    </AppContext.Provider>
  );
}

/** Sources of every topic. */
const CREDITED = ['census-mesh-2015', 'boundaries'];

function Frame({ linkProblems, onRetry, mountMap }: Omit<EmbedProps, 'state'>) {
  const app = useApp();
  const atlas = useAtlas();
  const locale = useLocale();
  const atlasState = useSignalValue(app.atlas);
  const scenario = useSignalValue(app.scenario);
  const fiscalYear = useSignalValue(app.fiscalYear);
  const layer = LAYERS[useSignalValue(app.topic)];
  const level = levelOf(layer, useSignalValue(app.level));
  const [area, setArea] = useState<HTMLElement | null>(null);
  useCoveringLegend(area, app.coveredLeftPx);
  const { messages, format, language } = locale;
  const name = scenario.name === defaultScenario().name ? messages.app.defaultScenario : scenario.name;
  const credits = (atlas?.sources ?? [])
    .filter(({ id }) => CREDITED.includes(id))
    .map(({ creditJa, creditEn }) => (language === 'ja' ? creditJa : creditEn));
  if (atlasState.kind === 'failed') return <AtlasFailure problems={atlasState.problems} onRetry={onRetry} />;
  return (
    <main class="embed" data-testid="embed">
      <header class="embed-head">
        <div>
          <h1>{layerText(locale, layer.title(level))}</h1>
          <p>{messages.embed.subtitle(name, format.fiscalYearEnd(fiscalYear))}</p>
        </div>
        <Figure />
      </header>
      <section class="map-pane" aria-label={messages.map.heading} ref={setArea}>
        <MapSurface mountMap={mountMap} />
        <MapLegend />
        <HoverTip area={area} />
        {linkProblems.length > 0 && (
          <div class="map-problems" role="alert" data-testid="embed-problems">
            <ProblemList problems={linkProblems} />
          </div>
        )}
      </section>
      <footer class="embed-foot">
        <span>{credits.join(messages.places.separator)}</span>
        <a href={appUrl(location.href)} target="_blank" rel="noopener">
          {messages.embed.open}
        </a>
      </footer>
    </main>
  );
}

/** Share of the map's width beyond which a legend over it is in the way. */
const NARROW_SHARE = 0.25;

/** In a small frame the legend takes the left side, and what the map shows stands beside it. */
function useCoveringLegend(area: HTMLElement | null, coveredLeftPx: Signal<number>): void {
  useLayoutEffect(() => {
    if (area === null) return;
    const measure = () => {
      const legend = area.querySelector('.legend')?.getBoundingClientRect();
      const map = area.getBoundingClientRect();
      const covered = legend === undefined ? 0 : legend.right - map.left;
      coveredLeftPx.value = covered > NARROW_SHARE * map.width ? Math.round(covered) : 0;
    };
    // The legend comes with the atlas, and grows with what it has to say.
    const sizes = new ResizeObserver(measure);
    const comes = new MutationObserver(() => {
      const legend = area.querySelector('.legend');
      if (legend === null) return;
      comes.disconnect();
      sizes.observe(legend);
    });
    sizes.observe(area);
    comes.observe(area, { childList: true });
    measure();
    return () => {
      sizes.disconnect();
      comes.disconnect();
    };
  }, [area, coveredLeftPx]);
}

function Figure() {
  const app = useApp();
  const atlas = useAtlas();
  const locale = useLocale();
  const outcome = useSignalValue(app.outcome);
  const topic = useSignalValue(app.topic);
  const selected = useSignalValue(app.selected);
  const fiscalYear = useSignalValue(app.fiscalYear);
  if (atlas === undefined || outcome === undefined)
    return <p class="embed-figure muted">{locale.messages.board.waiting}</p>;
  const { place, label, value } = embedFigure(locale, atlas, outcome, topic, selected, fiscalYear);
  return (
    <p class="embed-figure" data-testid="embed-figure">
      <span>{locale.messages.embed.figure(place, label)}</span> <b>{value}</b> <Provenance kind="modelled" />
    </p>
  );
}
