import { useEffect, useState } from 'preact/hooks';
import { outWords } from '../../locale/out/out-locale.ts';
import { useApp, useAtlas, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { useSignalValue } from '../use-signal-value.ts';
import { FilesTab } from './files-tab.tsx';
import { useOut } from './out-context.ts';
import '../styles/out.css';
import { PrintTab } from './print-tab.tsx';
import { scopeOfSelection } from './scope-fields.tsx';

const TABS = ['files', 'sheets', 'briefing'] as const;
type Tab = (typeof TABS)[number];

export default function OutDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const out = useOut();
  const atlas = useAtlas();
  const { language } = useLocale();
  const outcome = useSignalValue(out.outcome);
  const [tab, setTab] = useState<Tab>('files');
  const [scope, setScope] = useState(() => scopeOfSelection(atlas, app.selected.peek()));
  const [fiscalYear, setFiscalYear] = useState(() => app.fiscalYear.peek());
  const words = outWords(language);
  // A file that is still being made ends with its dialog.
  useEffect(() => () => out.cancel(), [out]);
  const choice = { scope, onScope: setScope, fiscalYear, onFiscalYear: setFiscalYear, words };
  return (
    <Dialog heading={words.heading} onClose={onClose} testId="out-dialog">
      <fieldset class="segmented">
        <legend class="visually-hidden">{words.heading}</legend>
        {TABS.map((each) => (
          <label key={each} data-testid={`out-tab-${each}`}>
            <input
              type="radio"
              name="out-tab"
              value={each}
              checked={tab === each}
              onChange={() => setTab(each)}
            />
            <span>{words.tabs[each]}</span>
          </label>
        ))}
      </fieldset>
      {atlas === undefined || outcome === undefined ? (
        <p role="status" class="muted" data-testid="out-waiting">
          {words.waiting}
        </p>
      ) : tab === 'files' ? (
        <FilesTab atlas={atlas} {...choice} />
      ) : (
        <PrintTab
          key={tab}
          atlas={atlas}
          kind={tab}
          onOpen={(job) => {
            out.printing.value = job;
            onClose();
          }}
          {...choice}
        />
      )}
    </Dialog>
  );
}
