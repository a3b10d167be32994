import { useEffect, useState } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import type { Place } from '../state/app-state.ts';
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
/** Near enough for the prefectures of a block to fill the map. */
const BLOCK_ZOOM = 6;

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
    app.flyTo.value = { ...centreOfBlock(of, block), zoom: BLOCK_ZOOM };
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

/** Middle of its municipalities, weighted by area. */
function centreOfBlock({ municipalities, prefectures }: Atlas, block: number) {
  let [areaKm2, lat, lon] = [0, 0, 0];
  for (let m = 0; m < municipalities.count; m++) {
    if (prefectures.block[municipalities.prefecture[m]!] !== block) continue;
    const weight = municipalities.areaKm2[m]!;
    areaKm2 += weight;
    lat += weight * municipalities.lat[m]!;
    lon += weight * municipalities.lon[m]!;
  }
  return { lat: lat / areaKm2, lon: lon / areaKm2 };
}
