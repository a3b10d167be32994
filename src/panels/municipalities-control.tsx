import { useId, useState } from 'preact/hooks';
import { useApp, useAtlas, useLocale } from './app-context.ts';
import { CloseIcon } from './icons.tsx';
import { readMunicipalities } from './municipality-entry.ts';
import { holdersOf, placeName } from './place-names.ts';
import { useSignalValue } from './use-signal-value.ts';

export interface MunicipalitiesControlProps {
  readonly fieldId: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** A list of municipalities by name; added by name, by code or from the selection on the map. */
export function MunicipalitiesControl({ fieldId, value, onChange }: MunicipalitiesControlProps) {
  const app = useApp();
  const locale = useLocale();
  const atlas = useAtlas();
  const selected = useSignalValue(app.selected);
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const errorId = useId();
  if (atlas === undefined) return null;
  const { levers } = locale.messages;
  const { code } = atlas.municipalities;

  const fullName = (each: string) => {
    const m = code.indexOf(each);
    if (m < 0) return each;
    const place = { level: 'municipality', index: m } as const;
    return levers.nameInPrefecture(
      placeName(locale, atlas, place),
      placeName(locale, atlas, holdersOf(atlas, place)[0]!),
    );
  };
  const add = (codes: readonly string[]) => onChange([...new Set([...value, ...codes])]);
  const commit = () => {
    if (draft.trim() === '') {
      setProblem(undefined);
      return;
    }
    const read = readMunicipalities(draft, atlas);
    if (!read.ok) {
      setProblem(
        read.candidates.length === 0
          ? levers.errors.unknownMunicipality(read.entry)
          : levers.errors.ambiguousMunicipality(
              read.entry,
              read.candidates
                .map((each) => `${fullName(each)} ${each}`)
                .join(locale.messages.places.separator),
            ),
      );
      return;
    }
    setProblem(undefined);
    setDraft('');
    add(read.codes);
  };
  const offered =
    selected === undefined
      ? undefined
      : [selected, ...holdersOf(atlas, selected)].find(({ level }) => level === 'municipality');
  const offeredCode = offered && code[offered.index]!;
  return (
    <div class="municipality-list">
      {value.length > 0 && (
        <ul>
          {value.map((each) => (
            <li key={each} class="chip">
              {fullName(each)}
              <button
                type="button"
                aria-label={levers.removeMunicipality(fullName(each))}
                onClick={() => onChange(value.filter((other) => other !== each))}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={fieldId}
        class="select"
        type="text"
        autocomplete="off"
        placeholder={levers.municipalitiesHint}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : errorId}
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') {
            setDraft('');
            setProblem(undefined);
          }
        }}
      />
      {problem !== undefined && (
        <p id={errorId} class="field-error" role="alert">
          {problem}
        </p>
      )}
      {offeredCode !== undefined && !value.includes(offeredCode) && (
        <button type="button" class="link-button" onClick={() => add([offeredCode])}>
          {levers.addMunicipality(fullName(offeredCode))}
        </button>
      )}
    </div>
  );
}
