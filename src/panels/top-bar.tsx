import { useState } from 'preact/hooks';
import { defaultScenario } from '../model/scenario.ts';
import type { Language } from '../state/app-state.ts';
import { useApp, useLocale } from './app-context.ts';
import { DeskSwitch } from './desks/desk-switch.tsx';
import { InfoIcon, MoonIcon, SunIcon } from './icons.tsx';
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
  return (
    <header class="top-bar">
      <h1>
        <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M2 4h8v7H2zM12 4h10v4H12zM12 10h5v10h-5zM19 10h3v10h-3zM2 13h8v7H2z" fill="currentColor" />
        </svg>
        {messages.app.name} <span class="aside">{messages.app.nameAside}</span>
      </h1>
      <ScenarioName />
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
          data-testid="sources-button"
          aria-label={messages.app.about}
          title={messages.app.about}
          onClick={() => setAboutOpen(true)}
        >
          <InfoIcon />
        </button>
      </div>
      {isAboutOpen && <SourcesDialog onClose={() => setAboutOpen(false)} />}
    </header>
  );
}

function ScenarioName() {
  const app = useApp();
  const { messages, format } = useLocale();
  const scenario = useSignalValue(app.scenario);
  const changes = Object.keys(scenario.parameters).length;
  const isDefaultName = scenario.name === defaultScenario().name;
  return (
    <p class="scenario">
      <span class="muted">{messages.app.scenario}</span>{' '}
      <b data-testid="scenario-name">{isDefaultName ? messages.app.defaultScenario : scenario.name}</b>
      {changes > 0 && (
        <>
          <span class="chip" data-testid="scenario-changes">
            {messages.app.changes(format.integer(changes), changes)}
          </span>
          <button
            type="button"
            class="link-button"
            onClick={() => app.editor.change({ ...scenario, parameters: {} })}
          >
            {messages.app.resetAll}
          </button>
        </>
      )}
    </p>
  );
}
