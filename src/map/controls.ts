/** Zoom buttons, scale bar and the credits of what is drawn, in the user's language. */
import { AttributionControl, type Map as MapLibreMap, NavigationControl, ScaleControl } from 'maplibre-gl';
import { localeOf } from '../locale/locale.ts';
import type { Source } from '../model/atlas.ts';
import type { Language } from '../state/app-state.ts';

/** What the map draws of the atlas; every other source is credited where its numbers stand. */
const DRAWN_SOURCES = ['census-mesh-2015', 'boundaries'];

/** @returns how to take the controls away again */
export function addControls(map: MapLibreMap, sources: readonly Source[], language: Language): () => void {
  const credits = sources
    .filter(({ id }) => DRAWN_SOURCES.includes(id))
    .map(({ creditJa, creditEn }) => escapeHtml(language === 'ja' ? creditJa : creditEn));
  const navigation = new NavigationControl({ showCompass: false });
  const scale = new ScaleControl({ maxWidth: 120 });
  const attribution = new AttributionControl({ compact: false, customAttribution: credits });
  map.addControl(navigation, 'top-right');
  map.addControl(scale, 'bottom-left');
  map.addControl(attribution, 'bottom-right');
  const { zoomIn, zoomOut } = localeOf(language).messages.map;
  nameButton(map, '.maplibregl-ctrl-zoom-in', zoomIn);
  nameButton(map, '.maplibregl-ctrl-zoom-out', zoomOut);
  return () => {
    for (const control of [navigation, scale, attribution]) map.removeControl(control);
  };
}

/** The control takes markup; a credit is plain text. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** MapLibre fixes its words when the map is made, before anyone has chosen a language. */
function nameButton(map: MapLibreMap, selector: string, name: string): void {
  const button = map.getContainer().querySelector(selector);
  button?.setAttribute('aria-label', name);
  button?.setAttribute('title', name);
}
