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

/** Details of one place, or the table of all: the same numbers as the map's, for those who do not use the map. */
export function PlacesPanel() {
  const app = useApp();
  const atlas = useAtlas();
  const { messages } = useLocale();
  const selected = useSignalValue(app.selected);
  const block = useSignalValue(app.block);
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
  // A block chosen on the map opens its list; a list opened here shows its block on the map.
  useEffect(() => {
    if (block === undefined || atlas === undefined || blockOfList(atlas, list) === block) return;
    setList({ level: 'prefecture', block });
    if (app.selected.peek() === undefined) setTab('table');
  }, [block, atlas]);
  const openList = (next: PlaceList) => {
    setList(next);
    if (atlas === undefined) return;
    const [before, after] = [blockOfList(atlas, list), blockOfList(atlas, next)];
    app.block.value = after;
    if (next.level === 'municipality' && next.prefecture !== undefined)
      app.flyTo.value = { level: 'prefecture', index: next.prefecture };
    else if (after !== undefined && (after !== before || list.level === 'municipality'))
      app.flyTo.value = { level: 'block', index: after };
  };
  const openBlock = (index: number) => {
    app.selected.value = undefined;
    openList({ level: 'prefecture', block: index });
    app.flyTo.value = { level: 'block', index };
    setTab('table');
  };
  const onFound = ({ kind, index }: FoundPlace) => {
    if (kind !== 'block') select({ level: kind, index });
    else openBlock(index);
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
          <PlacesTable list={list} onList={openList} onSelect={select} />
        </>
      )}
    </DeskFrame>
  );
}

function blockOfList({ prefectures }: Atlas, list: PlaceList): number | undefined {
  if (list.level === 'block') return undefined;
  if (list.level === 'municipality' && list.prefecture !== undefined)
    return prefectures.block[list.prefecture];
  return list.block;
}
