import type { Atlas } from '../../model/atlas.ts';
import type { Place } from '../../state/app-state.ts';
import { codeOfPlace } from '../../state/places/favourites.ts';
import { useApp, useLocale } from '../app-context.ts';
import { StarIcon } from '../icons.tsx';
import { placeName } from '../place-names.ts';
import { useSignalValue } from '../use-signal-value.ts';

/** Adds a place to the favourites of this device, or takes it away again. */
export function FavouriteButton({ atlas, place }: { readonly atlas: Atlas; readonly place: Place }) {
  const { favourites } = useApp();
  const locale = useLocale();
  const words = locale.messages.places.favourite;
  const code = codeOfPlace(atlas, place);
  const isFavourite = useSignalValue(favourites.codes).includes(code);
  const name = placeName(locale, atlas, place);
  const label = isFavourite ? words.remove(name) : words.add(name);
  return (
    <button
      type="button"
      class="icon-button small"
      data-testid="favourite"
      aria-pressed={isFavourite}
      aria-label={label}
      title={label}
      onClick={() => favourites.toggle(code)}
    >
      <StarIcon isFull={isFavourite} />
    </button>
  );
}
