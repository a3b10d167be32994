import type { Atlas } from '../../../model/atlas.ts';
import { encodePlannedCells } from '../../../model/planned-cells.ts';
import { useApp, useLocale } from '../../app-context.ts';
import { ProblemList } from '../../problem-list.tsx';
import { useSignalValue } from '../../use-signal-value.ts';

/** Lets the plan be improved while the user waits, and says how far it has come. */
export function ImprovePlan({ atlas }: { atlas: Atlas }) {
  const { planSearch, outcome: newest, outcomeIsOld: old, run: runState, editor, scenario } = useApp();
  const { messages, format } = useLocale();
  const words = messages.desks.radio.improve;
  const state = useSignalValue(planSearch.state);
  const outcome = useSignalValue(newest);
  const isOld = useSignalValue(old);
  const isRunning = useSignalValue(runState).kind === 'running';
  const held = useSignalValue(scenario).plan;
  const unknown = isOld ? 0 : (outcome?.radio.ownPlaces.unknownPlanCells ?? 0);
  const percent = (share: number) => format.share(share, 2);
  if (state.kind === 'searching') {
    const { gap, gapBefore, fraction } = state;
    const isOpen = gap !== undefined && gapBefore !== undefined;
    return (
      <div class="run-line" data-testid="plan-searching" data-gap={gap}>
        <p role="status">{isOpen ? words.searching(percent(gapBefore), percent(gap)) : words.preparing}</p>
        <progress class="run-progress" max={1} value={fraction} aria-label={words.start} />
        {isOpen && (
          <button type="button" class="button" data-testid="plan-search-end" onClick={() => planSearch.end()}>
            {words.end}
          </button>
        )}
        <button
          type="button"
          class="button"
          data-testid="plan-search-cancel"
          onClick={() => planSearch.cancel()}
        >
          {messages.run.cancel}
        </button>
      </div>
    );
  }
  const isFound = state.kind === 'found' && state.outcome === outcome;
  return (
    <>
      {isFound && (
        <p class="plan-found" data-testid="plan-found" data-people={state.addedPeople}>
          <b>{words.mark}</b>{' '}
          {words.found(
            format.integer(state.addedPeople),
            percent(state.gapBefore),
            percent(state.gapAfter),
            format.integer(state.moves),
          )}{' '}
          <button
            type="button"
            class="link-button"
            data-testid="plan-adopt"
            onClick={() => {
              const adopted = encodePlannedCells(atlas.lattice, state.cells);
              editor.change({ ...scenario.peek(), plan: adopted });
            }}
          >
            {words.adopt}
          </button>{' '}
          <button type="button" class="link-button" onClick={() => planSearch.undo()}>
            {words.undo}
          </button>
        </p>
      )}
      {held !== undefined && (
        <p class="plan-found" data-testid="plan-adopted" data-squares={held.count}>
          {words.adopted(format.integer(held.count))} {unknown > 0 && words.unknown(format.integer(unknown))}{' '}
          <button
            type="button"
            class="link-button"
            data-testid="plan-release"
            onClick={() => editor.change({ ...scenario.peek(), plan: undefined })}
          >
            {words.release}
          </button>
        </p>
      )}
      {state.kind === 'nothing' && state.before === outcome && (
        <p role="status">{words.nothing(format.integer(state.moves))}</p>
      )}
      {state.kind === 'refused' && <ProblemList problems={state.problems} />}
      {!isFound && (
        <p class="path-actions">
          <button
            type="button"
            class="button"
            data-testid="plan-search"
            disabled={isOld || isRunning}
            onClick={() => void planSearch.start()}
          >
            {words.start}
          </button>
          <span class="muted">{words.explanation}</span>
        </p>
      )}
    </>
  );
}
