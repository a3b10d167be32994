import { useRef, useState } from 'preact/hooks';
import { PLAN_ID } from '../../state/scenarios/library-types.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { CompareView } from './compare-view.tsx';
import { DamagedRecords } from './damaged-records.tsx';
import { Notices } from './notices.tsx';
import { PresetPicker } from './preset-picker.tsx';
import { ScenarioDetails } from './scenario-details.tsx';
import { ScenarioList } from './scenario-list.tsx';
import { useScenarios } from './scenarios-context.ts';

interface ScenariosDialogProps {
  /** Opens with the comparison of these. */
  readonly compared?: readonly string[] | undefined;
  readonly onClose: () => void;
}

/** All scenarios: what is there, what is on screen, presets, files, and the comparison of those that are ticked. */
export function ScenariosDialog({ compared, onClose }: ScenariosDialogProps) {
  const { messages, format } = useLocale();
  const { library } = useScenarios();
  const entries = useSignalValue(library.entries);
  const [ticked, setTicked] = useState<readonly string[]>(compared ?? []);
  const [isComparing, setComparing] = useState(compared !== undefined);
  const words = messages.scenarios;
  const known = ticked.filter((id) => id === PLAN_ID || entries.some((entry) => entry.id === id));
  return (
    <Dialog
      heading={isComparing ? words.compare.heading : words.heading}
      onClose={onClose}
      testId="scenarios-dialog"
      isWide={isComparing}
    >
      {isComparing ? (
        <CompareView ids={known} onBack={() => setComparing(false)} />
      ) : (
        <>
          <Notices />
          <KeepingState />
          <DamagedRecords />
          <ScenarioList
            ticked={known}
            onTick={(id, isOn) => setTicked(isOn ? [...known, id] : known.filter((each) => each !== id))}
            onOpened={onClose}
          />
          <div class="button-row">
            <button
              type="button"
              class="button"
              data-testid="compare"
              disabled={known.length < 2}
              onClick={() => setComparing(true)}
            >
              {known.length < 2 ? words.compare.pickMore : words.compare.button(format.integer(known.length))}
            </button>
            <TradeOffButton onOpen={onClose} />
            <FileButton />
          </div>
          <PresetPicker onOpened={onClose} />
          <ScenarioDetails />
        </>
      )}
    </Dialog>
  );
}

function KeepingState() {
  const { scenarios } = useLocale().messages;
  const { library } = useScenarios();
  const keeping = useSignalValue(library.keeping);
  if (keeping.kind !== 'unkept') {
    return (
      <p class="muted" role="status" data-testid="keeping" data-keeping={keeping.kind}>
        {scenarios.keeping[keeping.kind]}
      </p>
    );
  }
  return (
    <div class="warning-box" role="alert" data-testid="keeping" data-keeping="unkept">
      <p>{scenarios.keeping.reasons[keeping.reason]}</p>
      <button type="button" class="button" onClick={() => void library.flush()}>
        {scenarios.keeping.tryAgain}
      </button>
    </div>
  );
}

function TradeOffButton({ onOpen }: { onOpen: () => void }) {
  const { goals } = useApp();
  const { messages } = useLocale();
  return (
    <button
      type="button"
      class="button"
      data-testid="open-trade-off"
      onClick={() => {
        onOpen();
        goals.isTradeOffOpen.value = true;
      }}
    >
      {messages.goals.tradeOff.open}
    </button>
  );
}

/** What is picked here is meant to be a scenario: whatever it holds instead is told as such. */
function FileButton() {
  const { openFiles } = useScenarios();
  const { scenarios } = useLocale().messages;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {scenarios.openFile}
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        hidden
        data-testid="scenario-file"
        onChange={async (event) => {
          const field = event.currentTarget;
          await openFiles([...(field.files ?? [])]);
          // The same file again is a change again.
          field.value = '';
        }}
      />
    </>
  );
}
