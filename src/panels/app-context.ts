import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Locale, localeOf } from '../locale/locale.ts';
import type { Atlas } from '../model/atlas.ts';
import type { AppState } from '../state/app-state.ts';
import { useSignalValue } from './use-signal-value.ts';

export const AppContext = createContext<AppState | undefined>(undefined);

export function useApp(): AppState {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('Expected to be drawn within an AppContext.Provider.');
  return app;
}

export function useLocale(): Locale {
  const { language, display } = useApp();
  return localeOf(useSignalValue(language), useSignalValue(display.calendar));
}

/** The atlas once it is open. */
export function useAtlas(): Atlas | undefined {
  const atlas = useSignalValue(useApp().atlas);
  return atlas.kind === 'open' ? atlas.atlas : undefined;
}
