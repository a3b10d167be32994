import type { ReadonlySignal } from '@preact/signals-core';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../model/problem.ts';
import { useApp, useLocale } from './app-context.ts';
import { HoverTip } from './hover-tip.tsx';
import { CloseIcon } from './icons.tsx';
import { LayerPicker } from './layer-picker.tsx';
import { MapLegend } from './legend.tsx';
import { MapPath } from './map-path.tsx';
import { ProblemList } from './problem-list.tsx';
import { CompareOnMap } from './stage/compare-on-map.tsx';
import { useSignalValue } from './use-signal-value.ts';

/** Draws a map into an element and returns how to take it away again. */
export type MountMap = (container: HTMLElement) => () => void;

export interface MapPaneProps {
  readonly mountMap: MountMap;
  /** What the map could not do. */
  readonly problems: ReadonlySignal<readonly Problem[]>;
}

/** The map itself. */
export function MapSurface({ mountMap }: Pick<MapPaneProps, 'mountMap'>) {
  const [container, setContainer] = useState<HTMLElement | null>(null);
  useEffect(() => (container === null ? undefined : mountMap(container)), [container, mountMap]);
  return <div class="map" ref={setContainer} data-testid="map" />;
}

export function MapPane({ mountMap, problems }: MapPaneProps) {
  const { messages } = useLocale();
  const [area, setArea] = useState<HTMLElement | null>(null);
  const coveredPx = useSignalValue(useApp().coveredPx);
  return (
    <section
      class="map-pane"
      id="map-pane"
      tabIndex={-1}
      aria-label={messages.map.heading}
      ref={setArea}
      data-covered={coveredPx > 0}
      style={{ '--covered': `${coveredPx}px` }}
    >
      <MapSurface mountMap={mountMap} />
      <LayerPicker />
      <MapLegend />
      <MapPath />
      <CompareOnMap />
      <HoverTip area={area} />
      <MapProblems problems={problems} />
    </section>
  );
}

function MapProblems({ problems }: Pick<MapPaneProps, 'problems'>) {
  const { messages } = useLocale();
  const list = useSignalValue(problems);
  const [dismissed, setDismissed] = useState<readonly Problem[] | undefined>(undefined);
  if (list.length === 0 || dismissed === list) return null;
  return (
    <div class="map-problems" role="status" data-testid="map-problems">
      <p>
        <b>{messages.map.unavailable}</b>
      </p>
      <ProblemList problems={list} />
      <button
        type="button"
        class="icon-button small"
        aria-label={messages.map.dismiss}
        onClick={() => setDismissed(list)}
      >
        <CloseIcon />
      </button>
    </div>
  );
}
