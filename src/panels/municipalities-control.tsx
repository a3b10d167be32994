import { useState } from 'preact/hooks';
import { useApp, useLocale } from './app-context.ts';
import { useSignalValue } from './use-signal-value.ts';

export interface MunicipalitiesControlProps {
  readonly fieldId: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** A list of municipalities by their codes; what is no code is said, and the list stays as it was. */
export function MunicipalitiesControl({ fieldId, value, onChange }: MunicipalitiesControlProps) {
  const { messages, language } = useLocale();
  const atlas = useSignalValue(useApp().atlas);
  const [problem, setProblem] = useState<string>();
  const table = atlas.kind === 'open' ? atlas.atlas.municipalities : undefined;
  const names = value.map((code) => {
    const m = table?.code.indexOf(code) ?? -1;
    return m < 0 ? code : (language === 'ja' ? table!.nameJa : table!.nameEn)[m]!;
  });
  const take = (text: string) => {
    const codes = [
      ...new Set(
        text
          .normalize('NFKC')
          .split(/[\s,、]+/)
          .filter((code) => code !== ''),
      ),
    ];
    const unknown = codes.find((code) => !/^\d{5}$/.test(code) || (table && !table.code.includes(code)));
    setProblem(unknown === undefined ? undefined : messages.levers.errors.unknownMunicipality(unknown));
    if (unknown === undefined) onChange(codes);
  };
  return (
    <>
      <input
        id={fieldId}
        class="select"
        type="text"
        inputMode="numeric"
        placeholder={messages.levers.codesHint}
        aria-invalid={problem !== undefined}
        value={value.join(' ')}
        onChange={(e) => take(e.currentTarget.value)}
      />
      {problem !== undefined && <p role="alert">{problem}</p>}
      {names.length > 0 && <p class="muted">{names.join(messages.places.separator)}</p>}
    </>
  );
}
