import { useRef } from 'preact/hooks';
import { useApp, useLocale } from '../../app-context.ts';
import { useSignalValue } from '../../use-signal-value.ts';
import { DeskSection } from '../desk-section.tsx';

export function ChooseSection() {
  const app = useApp();
  const { messages, format } = useLocale();
  const waiting = useSignalValue(app.own.waiting);
  const input = useRef<HTMLInputElement>(null);
  const words = messages.desks.data.choose;
  return (
    <DeskSection id="data-choose" heading={words.heading}>
      <p class="choose-file">
        <button type="button" class="button primary" onClick={() => input.current?.click()}>
          {words.button}
        </button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          data-testid="import-file"
          accept=".csv,.tsv,.txt,.json,.geojson,.topojson,.zip"
          onChange={({ currentTarget }) => {
            void app.files.open([...(currentTarget.files ?? [])]);
            // The same file may be chosen again once it has been corrected.
            currentTarget.value = '';
          }}
        />
        <span>{words.orDrop}</span>
      </p>
      <p class="muted">{words.accepted}</p>
      <p class="muted">{words.kept}</p>
      {waiting > 0 && <p role="status">{words.waiting(format.integer(waiting))}</p>}
    </DeskSection>
  );
}
