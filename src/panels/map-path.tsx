import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Area } from '../state/app-state.ts';
import { LAYERS } from '../state/layers/index.ts';
import { pathTo, placesBelow, shownBlock } from '../state/places/block-in-view.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { areaName } from './place-names.ts';
import { useSignalValue } from './use-signal-value.ts';

/** From the nation down to the place that is looked at, on the map itself: each step back, and the next one down. */
export function MapPath() {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const selected = useSignalValue(app.selected);
  const chosen = useSignalValue(app.block);
  const topic = useSignalValue(app.topic);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const nav = useRef<HTMLElement>(null);
  const { path: words } = locale.messages.map;
  // The button that was pressed is gone with its step: the focus stays in the path.
  const step = selected === undefined ? chosen : `${selected.level} ${selected.index}`;
  const wanted = useRef(false);
  useEffect(() => {
    if (wanted.current) nav.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
    wanted.current = false;
  }, [step]);
  if (atlas === undefined) return null;
  const block = shownBlock(atlas, chosen, selected);
  const at: Area | undefined =
    selected ?? (block === undefined ? undefined : { level: 'block', index: block });
  const path = at === undefined ? [] : pathTo(atlas, at);
  const below = placesBelow(atlas, at);
  const next = below[0]?.level;
  const go = (area: Area | undefined) => {
    setOpen(false);
    wanted.current = true;
    app.block.value = area === undefined ? undefined : pathTo(atlas, area)[0]!.index;
    app.selected.value = area === undefined || area.level === 'block' ? undefined : area;
    app.flyTo.value = area ?? 'japan';
  };
  return (
    <nav
      ref={nav}
      class="map-path"
      aria-label={words.label}
      data-testid="map-path"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpen(false);
      }}
    >
      <ol>
        <li>
          <button
            type="button"
            class="link-button"
            aria-current={at === undefined ? 'true' : undefined}
            onClick={() => go(undefined)}
          >
            {words.nation}
          </button>
        </li>
        {path.map((area) => (
          <li key={area.level}>
            <button
              type="button"
              class="link-button"
              aria-current={area === path.at(-1) ? 'true' : undefined}
              onClick={() => go(area)}
            >
              {areaName(locale, atlas, area)}
            </button>
          </li>
        ))}
        {next !== undefined && (
          <li>
            <button
              type="button"
              class="link-button"
              data-testid="map-path-next"
              aria-expanded={isOpen}
              aria-controls={listId}
              onClick={() => setOpen(!isOpen)}
            >
              {words.choose[next]}
            </button>
          </li>
        )}
        {at?.level === 'municipality' && LAYERS[topic].levels.includes('cell') && (
          <li>
            <button
              type="button"
              class="link-button"
              data-testid="map-path-cells"
              onClick={() => {
                app.level.value = 'cell';
                app.flyTo.value = at;
              }}
            >
              {words.choose.cell}
            </button>
          </li>
        )}
      </ol>
      <ul
        id={listId}
        class="map-path-below"
        data-testid="map-path-below"
        aria-label={next && words.choose[next]}
        hidden={!isOpen}
      >
        {isOpen &&
          below.map((area) => (
            <li key={area.index}>
              <button type="button" class="link-button" onClick={() => go(area)}>
                {areaName(locale, atlas, area)}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}
