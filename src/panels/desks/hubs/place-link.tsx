import type { Atlas } from '../../../model/atlas.ts';
import { useApp, useLocale } from '../../app-context.ts';

/** A municipality by name, with its prefecture; a press shows it on the map. */
export function PlaceLink({ atlas, municipality }: { atlas: Atlas; municipality: number }) {
  const app = useApp();
  const { language } = useLocale();
  const { municipalities, prefectures } = atlas;
  const [names, holders] =
    language === 'ja'
      ? [municipalities.nameJa, prefectures.nameJa]
      : [municipalities.nameEn, prefectures.nameEn];
  const place = { level: 'municipality', index: municipality } as const;
  return (
    <>
      <button
        type="button"
        class="link-button"
        onClick={() => {
          app.selected.value = place;
          app.flyTo.value = place;
        }}
      >
        {names[municipality]}
      </button>{' '}
      <small class="muted">{holders[municipalities.prefecture[municipality]!]}</small>
    </>
  );
}
