import { useEffect } from 'preact/hooks';
import type { AppState } from '../state/app-state.ts';
import type { AppUpdate } from '../state/app-update.ts';
import type { Out } from '../state/out/out.ts';
import type { Scenarios } from '../state/scenarios/scenarios.ts';
import { AppContext, useApp, useLocale } from './app-context.ts';
import { AtlasFailure } from './atlas-failure.tsx';
import { OpenDesk } from './desks/open-desk.tsx';
import { FileDrop } from './file-drop.tsx';
import { GoalDialogs } from './goals/goal-dialogs.tsx';
import { Levers } from './levers.tsx';
import { MapPane, type MapPaneProps } from './map-pane.tsx';
import { OutContext, useOut } from './out/out-context.ts';
import { Printing } from './out/printing.tsx';
import { useSearchKey } from './places/search-key.ts';
import { Presenting } from './presenting/presenting.tsx';
import { ScriptBar } from './presenting/script-bar.tsx';
import { SpeakerNotes } from './presenting/speaker-notes.tsx';
import { RunBar } from './run-bar.tsx';
import { Notices } from './scenarios/notices.tsx';
import { ScenariosContext } from './scenarios/scenarios-context.ts';
import { useUndoKeys } from './scenarios/undo-keys.ts';
import { TargetBoard } from './target-board.tsx';
import { Timeline } from './timeline.tsx';
import { TopBar } from './top-bar.tsx';
import { UpdateNotice } from './update-notice.tsx';
import { useSignalValue } from './use-signal-value.ts';

export interface AppProps extends MapPaneProps {
  readonly state: AppState;
  readonly scenarios: Scenarios;
  readonly out: Out;
  readonly update: AppUpdate;
  /** Opens the atlas again after a failure. */
  readonly onRetry: () => void;
}

/** Wide enough for the map to keep the larger part beside an open desk. */
const DOCKED_DESK = '(min-width: 1500px)';

export function App({ state, scenarios, out, ...rest }: AppProps) {
  return (
    <AppContext.Provider value={state}>
      <ScenariosContext.Provider value={scenarios}>
        <OutContext.Provider value={out}>
          <Screen {...rest} />
          <Printing />
        </OutContext.Provider>
      </ScenariosContext.Provider>
    </AppContext.Provider>
  );
}

function Screen({ onRetry, update, ...map }: Omit<AppProps, 'state' | 'scenarios' | 'out'>) {
  const app = useApp();
  const { messages } = useLocale();
  const atlas = useSignalValue(app.atlas);
  const selected = useSignalValue(app.selected);
  const desk = useSignalValue(app.desk);
  const isBehind = useSignalValue(useOut().printing) !== undefined;
  useUndoKeys(app.editor);
  useSearchKey();
  useEffect(() => {
    if (desk === undefined && matchMedia(DOCKED_DESK).matches) app.desk.value = 'places';
  }, []);
  useEffect(() => {
    // An audience looks at the map; a step opens the desk that it was recorded with.
    const isStaged = app.presenting.isOn.peek() || app.script.isOpen.peek();
    if (selected !== undefined && !isStaged) app.desk.value ??= 'places';
  }, [selected]);
  return (
    <div class="app" data-behind={isBehind} inert={isBehind}>
      <a class="skip-link" href="#board">
        {messages.app.skip}
      </a>
      <TopBar />
      <Presenting />
      <ScriptBar />
      <SpeakerNotes />
      <Notices />
      <UpdateNotice update={update} />
      <FileDrop />
      <GoalDialogs />
      {atlas.kind === 'failed' ? (
        <AtlasFailure problems={atlas.problems} onRetry={onRetry} />
      ) : (
        <>
          <aside class="control" aria-label={messages.app.controls}>
            <RunBar />
            <TargetBoard />
            <Levers />
          </aside>
          <main class="stage">
            <MapPane {...map} />
            <Timeline />
          </main>
          {desk !== undefined && <OpenDesk desk={desk} />}
        </>
      )}
    </div>
  );
}
