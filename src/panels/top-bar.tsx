import { useState } from 'preact/hooks';
import type { Language } from '../state/app-state.ts';
import { useApp, useLocale } from './app-context.ts';
import { DeskSwitch } from './desks/desk-switch.tsx';
import { DisplayDialog } from './display-dialog.tsx';
import { InfoIcon, MoonIcon, SlidersIcon, SunIcon } from './icons.tsx';
import { OutButton } from './out/out-button.tsx';
import { PresentButton } from './presenting/presenting.tsx';
import { ScriptButton } from './presenting/script-bar.tsx';
import { ScenarioBar } from './scenarios/scenario-bar.tsx';
import { SourcesDialog } from './sources-dialog.tsx';
import { useSignalValue } from './use-signal-value.ts';

/** Each language in its own words, whatever is chosen. */
const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['ja', '日本語'],
  ['en', 'English'],
];

export function TopBar() {
  const app = useApp();
  const { messages, language } = useLocale();
  const theme = useSignalValue(app.theme);
  const [isAboutOpen, setAboutOpen] = useState(false);
  const [isDisplayOpen, setDisplayOpen] = useState(false);
  return (
    <header class="top-bar">
      <h1>
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M2 4h8v7H2zM12 4h10v4H12zM12 10h5v10h-5zM19 10h3v10h-3zM2 13h8v7H2z" fill="currentColor" />
        </svg>
        {messages.app.name} <span class="aside">{messages.app.nameAside}</span>
      </h1>
      <ScenarioBar />
      <DeskSwitch />
      <div class="top-actions">
        <fieldset class="segmented" data-testid="language-switch">
          <legend class="visually-hidden">{messages.app.language}</legend>
          {LANGUAGES.map(([code, name]) => (
            <label key={code} lang={code}>
              <input
                type="radio"
                name="language"
                value={code}
                checked={language === code}
                onChange={() => {
                  app.language.value = code;
                }}
              />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <button
          type="button"
          class="icon-button"
          data-testid="theme-switch"
          aria-label={theme === 'light' ? messages.app.toDark : messages.app.toLight}
          title={theme === 'light' ? messages.app.toDark : messages.app.toLight}
          onClick={() => {
            app.theme.value = theme === 'light' ? 'dark' : 'light';
          }}
        >
          {theme === 'light' ? <MoonIcon /> : <SunIcon />}
        </button>
        <button
          type="button"
          class="icon-button"
          aria-haspopup="dialog"
          data-testid="display-button"
          aria-label={messages.display.heading}
          title={messages.display.heading}
          onClick={() => setDisplayOpen(true)}
        >
          <SlidersIcon />
        </button>
        <OutButton />
        <ScriptButton />
        <PresentButton />
        <button
          type="button"
          class="icon-button"
          aria-haspopup="dialog"
          data-testid="sources-button"
          aria-label={messages.app.about}
          title={messages.app.about}
          onClick={() => setAboutOpen(true)}
        >
          <InfoIcon />
        </button>
      </div>
      {isDisplayOpen && <DisplayDialog onClose={() => setDisplayOpen(false)} />}
      {isAboutOpen && <SourcesDialog onClose={() => setAboutOpen(false)} />}
    </header>
  );
}
