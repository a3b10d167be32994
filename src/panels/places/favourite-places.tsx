import type { Atlas } from '../../model/atlas.ts';
import type { Place } from '../../state/app-state.ts';
import { placeOfCode } from '../../state/places/favourites.ts';
import { useApp, useLocale } from '../app-context.ts';
import { placeName } from '../place-names.ts';
import { useSignalValue } from '../use-signal-value.ts';

interface FavouritePlacesProps {
  readonly atlas: Atlas;
  readonly onSelect: (place: Place) => void;
}

/** The places that somebody comes back to, each a press away. */
export function FavouritePlaces({ atlas, onSelect }: FavouritePlacesProps) {
  const locale = useLocale();
  const codes = useSignalValue(useApp().favourites.codes);
  const words = locale.messages.places.favourite;
  const places = codes.flatMap((code) => placeOfCode(atlas, code) ?? []);
  return (
    <section class="favourite-places" data-testid="favourite-places">
      <h3>{words.heading}</h3>
      {places.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <ul>
          {places.map((place) => (
            <li key={`${place.level}${place.index}`}>
              <button type="button" class="button small" onClick={() => onSelect(place)}>
                {placeName(locale, atlas, place)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
