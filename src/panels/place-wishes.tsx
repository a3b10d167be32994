import { useState } from 'preact/hooks';
import type { Atlas } from '../model/atlas.ts';
import { MOST_MARK_NOTE } from '../model/scenario-places.ts';
import type { Place } from '../state/app-state.ts';
import { noteOf, withNote } from '../state/places/municipality-note.ts';
import { wishOf, withWish } from '../state/scenarios/municipality-wish.ts';
import { useApp, useLocale } from './app-context.ts';
import { holdersOf, placeName } from './place-names.ts';
import { useSignalValue } from './use-signal-value.ts';

/** Puts the municipality, or the one that holds the square, first or takes it out of the plan. */
export function PlaceWishes({ atlas, place }: { atlas: Atlas; place: Place }) {
  const app = useApp();
  const locale = useLocale();
  const scenario = useSignalValue(app.scenario);
  const municipality = [place, ...holdersOf(atlas, place)].find(({ level }) => level === 'municipality');
  if (municipality === undefined) return null;
  const code = atlas.municipalities.code[municipality.index]!;
  const asked = wishOf(scenario, code);
  const words = locale.messages.places.wishes;
  return (
    <section class="place-topic" data-testid="place-wishes">
      <h3>{words.heading}</h3>
      <p class="place-actions">
        {(['first', 'veto'] as const).map((wish) => (
          <button
            key={wish}
            type="button"
            class="button"
            aria-pressed={asked === wish}
            data-testid={`wish-${wish}`}
            onClick={() => app.editor.change(withWish(scenario, code, asked === wish ? undefined : wish))}
          >
            {words[wish]}
          </button>
        ))}
      </p>
      <p class="muted">{words.note(placeName(locale, atlas, municipality))}</p>
      <NoteField
        // Another municipality, or a note that was undone, begins anew.
        key={`${code} ${noteOf(scenario, code)}`}
        note={noteOf(scenario, code)}
        onCommit={(text) => app.editor.change(withNote(app.scenario.peek(), code, text))}
      />
    </section>
  );
}

interface NoteFieldProps {
  readonly note: string;
  readonly onCommit: (text: string) => void;
}

/** Holds what is being written: a run that ends meanwhile draws the page again. */
function NoteField({ note, onCommit }: NoteFieldProps) {
  const words = useLocale().messages.places.wishes;
  const [draft, setDraft] = useState(note);
  return (
    <label class="place-note">
      <span>{words.text}</span>
      <textarea
        rows={2}
        maxLength={MOST_MARK_NOTE}
        data-testid="municipality-note"
        placeholder={words.textHint}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={() => onCommit(draft)}
      />
    </label>
  );
}
