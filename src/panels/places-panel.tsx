import { useEffect, useState } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import type { MapExtent, Place } from '../state/app-state.ts';
import type { FoundPlace } from '../state/places/place-search.ts';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { DeskFrame } from './desks/desk-frame.tsx';
import { PlaceDetails } from './place-details.tsx';
import { prefectureOf } from './place-names.ts';
import { FavouritePlaces } from './places/favourite-places.tsx';
import { PlaceSearchBox } from './places/place-search-box.tsx';
import { PlacesTable } from './places-table.tsx';
import type { PlaceList } from './places-view-model.ts';
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
  const [list, setList] = useState<PlaceList>({ level: 'prefecture' });
  useEffect(() => {
    if (selected !== undefined) setTab('details');
  }, [selected]);
  const select = (place: Place) => {
    app.selected.value = place;
    app.flyTo.value = place;
    setTab('details');
  };
  const openBlock = (of: Atlas, block: number) => {
    setList({ level: 'prefecture', block });
    setTab('table');
    app.flyTo.value = extentOfBlock(of, block);
  };
  const onFound = ({ kind, index }: FoundPlace) => {
    if (kind !== 'block') select({ level: kind, index });
    else if (atlas !== undefined) openBlock(atlas, index);
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
      {atlas !== undefined && <PlaceSearchBox atlas={atlas} onFound={onFound} />}
      {tab === 'details' ? (
        <PlaceDetails
          onBlock={openBlock}
          onSelect={select}
          onTable={(place) => {
            if (atlas !== undefined)
              setList({ level: 'municipality', prefecture: prefectureOf(atlas, place) });
            setTab('table');
          }}
        />
      ) : (
        <>
          {atlas !== undefined && <FavouritePlaces atlas={atlas} onSelect={select} />}
          <PlacesTable list={list} onList={setList} onSelect={select} />
        </>
      )}
    </DeskFrame>
  );
}

/** Degrees around the centres of the outer municipalities. */
const MARGIN_DEGREES = 0.15;

function extentOfBlock({ municipalities, prefectures }: Atlas, block: number): MapExtent {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (let m = 0; m < municipalities.count; m++) {
    if (prefectures.block[municipalities.prefecture[m]!] !== block) continue;
    const [lat, lon] = [municipalities.lat[m]!, municipalities.lon[m]!];
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  const margin = MARGIN_DEGREES;
  return { extent: [west - margin, south - margin, east + margin, north + margin] };
}
