import { useEffect, useState } from 'preact/hooks';
import type { Place } from '../state/app-state.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { DeskFrame } from './desks/desk-frame.tsx';
import { PlaceDetails } from './place-details.tsx';
import { prefectureOf } from './place-names.ts';
import { PlacesTable } from './places-table.tsx';
import { useSignalValue } from './use-signal-value.ts';

type Tab = 'details' | 'table';
const TABS: readonly Tab[] = ['details', 'table'];

/** Details of one place, or the table of all: the same numbers as the map's, for those who do not use the map. */
export function PlacesPanel() {
  const app = useApp();
  const atlas = useAtlas();
  const { messages } = useLocale();
  const selected = useSignalValue(app.selected);
  const [tab, setTab] = useState<Tab>(selected === undefined ? 'table' : 'details');
  const [prefecture, setPrefecture] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (selected !== undefined) setTab('details');
  }, [selected]);
  const select = (place: Place) => {
    app.selected.value = place;
    app.flyTo.value = place;
    setTab('details');
  };
  return (
    <DeskFrame
      desk="places"
      heading={
        <fieldset class="segmented">
          <legend class="visually-hidden">{messages.places.heading}</legend>
          {TABS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="places-tab"
                value={each}
                checked={tab === each}
                onChange={() => setTab(each)}
              />
              <span>{messages.places[each]}</span>
            </label>
          ))}
        </fieldset>
      }
    >
      {tab === 'details' ? (
        <PlaceDetails
          onTable={(place) => {
            if (atlas !== undefined) setPrefecture(prefectureOf(atlas, place));
            setTab('table');
          }}
        />
      ) : (
        <PlacesTable prefecture={prefecture} onPrefecture={setPrefecture} onSelect={select} />
      )}
    </DeskFrame>
  );
}
