import type { Atlas } from '../../../model/atlas.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { holdersOf, placeName } from '../../place-names.ts';
import { useSignalValue } from '../../use-signal-value.ts';

/** Where the next site of the selected municipality would add most. */
export function NextSiteHint({ atlas }: { atlas: Atlas }) {
  const { ownSites, selected: selection } = useApp();
  const locale = useLocale();
  const words = locale.messages.desks.radio.own;
  const selected = useSignalValue(selection);
  const next = useSignalValue(ownSites.next);
  const place =
    selected === undefined
      ? undefined
      : [selected, ...holdersOf(atlas, selected)].find(({ level }) => level === 'municipality');
  if (place === undefined) return <p class="muted">{words.selectForHint}</p>;
  const name = placeName(locale, atlas, place);
  const isHere = next.kind !== 'idle' && next.municipality === place.index;
  return (
    <div class="next-site">
      {next.kind === 'searching' ? (
        <p role="status">
          {words.searching(locale.format.share(next.fraction, 0))}{' '}
          <button type="button" class="link-button" onClick={() => ownSites.cancelSearch()}>
            {locale.messages.run.cancel}
          </button>
        </p>
      ) : (
        <button
          type="button"
          class="button"
          data-testid="next-site"
          onClick={() => void ownSites.search(place.index)}
        >
          {words.search(name)}
        </button>
      )}
      {next.kind === 'found' && isHere && (
        <ol class="own-sites">
          {next.places.length === 0 && <li>{words.nothingToGain(name)}</li>}
          {next.places.map(({ lat, lon, addedPopulation }) => (
            <li key={`${lat},${lon}`}>
              <span class="number">{`${lat.toFixed(4)}, ${lon.toFixed(4)}`}</span>
              <span>{words.gain(locale.format.integer(addedPopulation))}</span>
              <button
                type="button"
                class="link-button"
                data-testid="set-here"
                onClick={() => ownSites.pick({ lat, lon })}
              >
                {words.setHere}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
