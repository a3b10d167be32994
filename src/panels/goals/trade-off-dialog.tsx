import { useMemo, useState } from 'preact/hooks';
import { scenarioFamily } from '../../model/goals/scenario-family.ts';
import { TRADE_OFF_CRITERIA, type TradeOffCriterion } from '../../model/goals/trade-off-criteria.ts';
import type { AnsweredTradeOff } from '../../state/goals/goals.ts';
import { useApp, useLocale } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { ProblemList } from '../problem-list.tsx';
import { useScenarios } from '../scenarios/scenarios-context.ts';
import { useSignalValue } from '../use-signal-value.ts';
import { criterionText, tradeOffPoints } from './trade-off-points.ts';
import { TradeOffScatter } from './trade-off-scatter.tsx';
import { TradeOffTable } from './trade-off-table.tsx';

/** Scenarios of the library beyond these would make the family wait. */
const MOST_OWN = 20;

/** A family of scenarios traded off: who is beaten by nobody, and what each would be as a scenario. */
export default function TradeOffDialog({ onClose }: { onClose: () => void }) {
  const { goals, scenario } = useApp();
  const { messages, format } = useLocale();
  const { library } = useScenarios();
  const state = useSignalValue(goals.tradeOff);
  const present = useSignalValue(scenario);
  const entries = useSignalValue(library.entries);
  const currentId = useSignalValue(library.currentId);
  const words = messages.goals.tradeOff;
  const count = useMemo(() => scenarioFamily(present.parameters).length, [present.parameters]);
  return (
    <Dialog heading={words.heading} onClose={onClose} testId="trade-off-dialog" isWide>
      <p class="muted">{words.explanation(format.integer(count))}</p>
      {state.kind === 'asking' ? (
        <div class="run-line" data-testid="trade-off-asking">
          <p role="status">{words.computing}</p>
          <progress class="run-progress" max={1} value={state.fraction} aria-label={words.computing} />
          <button
            type="button"
            class="button"
            data-testid="trade-off-cancel"
            onClick={() => goals.cancelTrade()}
          >
            {messages.run.cancel}
          </button>
        </div>
      ) : (
        <p>
          <button
            type="button"
            class="button primary"
            data-testid="trade-off-start"
            onClick={() => {
              const own = entries.filter(({ id }) => id !== currentId).slice(0, MOST_OWN);
              void goals.trade(own.map((entry) => ({ id: entry.id, scenario: entry.scenario })));
            }}
          >
            {words.start}
          </button>
        </p>
      )}
      {state.kind === 'refused' && <ProblemList problems={state.problems} />}
      {state.kind === 'answered' && <TradeOff answered={state.answer} onClose={onClose} />}
    </Dialog>
  );
}

const USUALLY_COUNTED: readonly TradeOffCriterion[] = ['cost', 'coverage', 'worstPrefecture', 'disaster'];

function TradeOff({ answered, onClose }: { answered: AnsweredTradeOff; onClose: () => void }) {
  const locale = useLocale();
  const { messages, format } = locale;
  const { library } = useScenarios();
  const words = messages.goals.tradeOff;
  const [counted, setCounted] = useState<readonly TradeOffCriterion[]>(USUALLY_COUNTED);
  const [x, setX] = useState<TradeOffCriterion>('cost');
  const [y, setY] = useState<TradeOffCriterion>('worstPrefecture');
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const points = useMemo(() => tradeOffPoints(locale, answered, counted), [locale, answered, counted]);
  const front = points.filter(({ isOnFront }) => isOnFront).length;
  const point = chosen === undefined ? undefined : points[chosen];
  const axis = (label: string, value: TradeOffCriterion, set: (criterion: TradeOffCriterion) => void) => (
    <label class="trade-axis">
      <span>{label}</span>
      <select
        class="select"
        value={value}
        onChange={(event) => {
          const next = TRADE_OFF_CRITERIA.find((each) => each === event.currentTarget.value);
          if (next !== undefined) set(next);
        }}
      >
        {TRADE_OFF_CRITERIA.map((each) => (
          <option key={each} value={each}>
            {words.criteria[each]}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <fieldset class="trade-criteria">
        <legend>{words.counted}</legend>
        {TRADE_OFF_CRITERIA.map((each) => (
          <label key={each} title={words.criteriaHelp[each]}>
            <input
              type="checkbox"
              checked={counted.includes(each)}
              onChange={(event) =>
                setCounted(
                  event.currentTarget.checked
                    ? [...counted, each]
                    : counted.filter((criterion) => criterion !== each),
                )
              }
            />
            {words.criteria[each]}
          </label>
        ))}
      </fieldset>
      <p class="trade-axes">
        {axis(words.xAxis, x, setX)}
        {axis(words.yAxis, y, setY)}
        <span class="muted" role="status" data-testid="trade-off-result" data-front={front}>
          {words.result(format.integer(front), format.integer(points.length))}
        </span>
      </p>
      <TradeOffScatter points={points} x={x} y={y} chosen={chosen} onChoose={setChosen} />
      <div class="trade-chosen" data-testid="trade-off-chosen">
        {point === undefined ? (
          <p class="muted">{words.none}</p>
        ) : (
          <p>
            <b>{point.name}</b>
            {point.isOnFront && <span class="chip">{words.onFront}</span>}{' '}
            <span class="muted">
              {TRADE_OFF_CRITERIA.map(
                (each) => `${words.criteria[each]} ${criterionText(locale, each, point.values[each])}`,
              ).join(messages.places.separator)}
            </span>{' '}
            <button
              type="button"
              class="button"
              data-testid="trade-off-open"
              onClick={() => {
                if (point.ownId !== undefined) library.open(point.ownId);
                else library.add({ ...point.scenario, name: point.name, note: messages.goals.note });
                onClose();
              }}
            >
              {point.ownId === undefined ? words.asScenario : words.openOwn}
            </button>
          </p>
        )}
      </div>
      <TradeOffTable points={points} chosen={chosen} onChoose={setChosen} />
    </>
  );
}
