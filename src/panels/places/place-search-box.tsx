import { useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import { createPlaceSearch, type FoundPlace } from '../../state/places/place-search.ts';
import { useLocale } from '../app-context.ts';
import { SearchIcon } from '../icons.tsx';
import { placeName } from '../place-names.ts';

/** Where the key for it sends the focus. */
export const PLACE_SEARCH_ID = 'place-search';

interface PlaceSearchBoxProps {
  readonly atlas: Atlas;
  readonly onFound: (place: FoundPlace) => void;
}

/** A combobox over all blocks, prefectures, municipalities and squares. */
export function PlaceSearchBox({ atlas, onFound }: PlaceSearchBoxProps) {
  const locale = useLocale();
  const words = locale.messages.places.search;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Made once somebody types: it reads every name of the atlas.
  const search = useMemo(() => (text === '' ? undefined : createPlaceSearch(atlas)), [atlas, text === '']);
  const found = useMemo(() => search?.find(text) ?? [], [search, text]);
  const isListShown = isOpen && text.trim() !== '';
  const choose = (place: FoundPlace | undefined) => {
    if (place === undefined) return;
    setOpen(false);
    setText('');
    onFound(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a conversion of kana to kanji chooses letters, not a place.
    if (event.isComposing) return;
    if (event.key === 'Enter') choose(found[at]);
    else if (event.key === 'Escape') {
      if (!isListShown) return;
      setOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setAt(found.length === 0 ? 0 : (at + step + found.length) % found.length);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="place-search" data-testid="place-search">
      <SearchIcon />
      <input
        ref={input}
        id={PLACE_SEARCH_ID}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={words.label}
        placeholder={words.hint}
        aria-autocomplete="list"
        aria-expanded={isListShown && found.length > 0}
        aria-controls={listId}
        aria-activedescendant={isListShown && found.length > 0 ? `${listId}-${at}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={words.label} hidden={!isListShown || found.length === 0}>
        {found.map((place, i) => (
          <button
            type="button"
            key={`${place.kind}${place.index}`}
            id={`${listId}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            data-testid="place-found"
            // The press would take the focus away, and the list with it.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(place)}
          >
            <FoundText locale={locale} atlas={atlas} place={place} />
          </button>
        ))}
      </div>
      <p class={isListShown && found.length === 0 ? 'place-search-none' : 'visually-hidden'} role="status">
        {isListShown && (found.length === 0 ? words.none(text.trim()) : words.found(found.length))}
      </p>
    </div>
  );
}

function FoundText({ locale, atlas, place }: { locale: Locale; atlas: Atlas; place: FoundPlace }) {
  const { kind, index } = place;
  const { search } = locale.messages.places;
  const blockNames = locale.language === 'ja' ? atlas.blocks.nameJa : atlas.blocks.nameEn;
  const name = kind === 'block' ? blockNames[index]! : placeName(locale, atlas, { level: kind, index });
  const holder =
    kind === 'municipality' || kind === 'cell'
      ? atlas.municipalities.prefecture[kind === 'cell' ? atlas.cells.municipality[index]! : index]
      : undefined;
  return (
    <>
      <b>{name}</b>{' '}
      <span class="muted">
        {holder === undefined
          ? search.kinds[kind]
          : placeName(locale, atlas, { level: 'prefecture', index: holder })}
      </span>
    </>
  );
}
