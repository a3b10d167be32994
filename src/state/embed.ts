/**
 * The view that other pages show in a frame: `?embed=1`, optionally `&lang=ja|en` and `&theme=light|dark`, with the state
 * of a shared link behind the `#`. It reads, shows and keeps nothing.
 */
import { effect } from '@preact/signals-core';
import { LINK_NAME, parseShareLink } from '../data/share-link.ts';
import type { Problem } from '../model/problem.ts';
import type { AppState, Language, Theme } from './app-state.ts';
import { startHistory } from './scenarios/history.ts';
import { placeOf, showScreenView } from './screen-view.ts';

export interface EmbedRequest {
  readonly language: Language | undefined;
  readonly theme: Theme | undefined;
}

const EMBED = 'embed';
const LANGUAGE = 'lang';
const THEME = 'theme';
/** Up to this zoom a large screen holds the nation; a small frame shows the nation then, not its middle. */
const NATIONAL_ZOOM = 5.2;
/** Of the frame in the snippet, CSS pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/** @returns undefined where the page is the app itself */
export function embedRequest(search: string): EmbedRequest | undefined {
  const asked = new URLSearchParams(search);
  if (asked.get(EMBED) !== '1') return undefined;
  const oneOf = <T extends string>(key: string, values: readonly T[]) =>
    values.find((value) => value === asked.get(key));
  return {
    language: oneOf(LANGUAGE, ['ja', 'en']),
    theme: oneOf(THEME, ['light', 'dark']),
  };
}

/** Puts what the link carries on screen; without a link the published plan stands. Nothing is kept. */
export function openEmbedded(state: AppState, hash: string): readonly Problem[] {
  const shared = parseShareLink(hash);
  if (shared === undefined) return [];
  if (!shared.ok) return shared.problems;
  const { file, view } = shared.value;
  state.editor.open(startHistory(file.scenario));
  const unknown = showScreenView(state, view);
  state.desk.value = undefined;
  const isNational = view.camera !== undefined && view.camera.zoom <= NATIONAL_ZOOM;
  if (isNational) state.flyTo.value = 'japan';
  if (view.place !== undefined) {
    const { place } = view;
    const stop = effect(() => {
      if (state.atlas.value.kind !== 'open') return;
      const selected = placeOf(state.atlas.value.atlas, place);
      state.selected.value = selected;
      // The sender's screen had another shape: the place is looked for in this frame, unless they looked at the nation.
      if (selected !== undefined && !isNational) state.flyTo.value = selected;
      queueMicrotask(() => stop());
    });
  }
  return unknown.map((word) => ({
    kind: 'wrong-value',
    what: 'view',
    where: LINK_NAME,
    expected: 'a view that this version knows',
    got: word,
  }));
}

/** The address of the frame for a link to the app. */
export function embedUrl(link: string, language: Language, theme: Theme): string {
  const url = new URL(link);
  url.searchParams.set(EMBED, '1');
  url.searchParams.set(LANGUAGE, language);
  url.searchParams.set(THEME, theme);
  return url.href;
}

/** The app itself with what the frame shows. */
export function appUrl(embedded: string): string {
  const url = new URL(embedded);
  for (const key of [EMBED, LANGUAGE, THEME]) url.searchParams.delete(key);
  return url.href;
}

/** HTML to put into another page. */
export function embedSnippet(url: string, title: string): string {
  return `<iframe src="${attribute(url)}" title="${attribute(title)}" width="${WIDTH}" height="${HEIGHT}" style="border:0" loading="lazy" allowfullscreen></iframe>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
