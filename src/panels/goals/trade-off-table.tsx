import { useState } from 'preact/hooks';
import {
  IS_MORE_BETTER,
  TRADE_OFF_CRITERIA,
  type TradeOffCriterion,
} from '../../model/goals/trade-off-criteria.ts';
import { useLocale } from '../app-context.ts';
import { SortHead } from '../desks/sort-head.tsx';
import { criterionText, type TradeOffPoint } from './trade-off-points.ts';

interface TableProps {
  readonly points: readonly TradeOffPoint[];
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

interface Sort {
  readonly column: TradeOffCriterion;
  readonly descending: boolean;
}

/** Every point as a row; a row's name chooses it. */
export function TradeOffTable({ points, chosen, onChoose }: TableProps) {
  const locale = useLocale();
  const words = locale.messages.goals.tradeOff;
  const [sort, setSort] = useState<Sort>({ column: 'cost', descending: false });
  const [isFrontOnly, setFrontOnly] = useState(true);
  const sign = sort.descending ? -1 : 1;
  const rows = Array.from(points.keys())
    .filter((i) => !isFrontOnly || points[i]!.isOnFront)
    .sort((a, b) => sign * (points[a]!.values[sort.column] - points[b]!.values[sort.column]) || a - b);
  return (
    <>
      <label class="trade-only">
        <input
          type="checkbox"
          checked={isFrontOnly}
          onChange={(event) => setFrontOnly(event.currentTarget.checked)}
        />
        {words.onlyFront}
      </label>
      <div class="table-scroll">
        <table class="data-table" data-testid="trade-off-table">
          <caption class="visually-hidden">{words.heading}</caption>
          <thead>
            <tr>
              <th scope="col">{words.member}</th>
              {TRADE_OFF_CRITERIA.map((each) => (
                <SortHead
                  key={each}
                  column={each}
                  label={words.criteria[each]}
                  sort={sort}
                  startsDescending={IS_MORE_BETTER[each]}
                  onSort={setSort}
                />
              ))}
              <th scope="col">{words.front}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((i) => {
              const { name, values, isOnFront, ownId } = points[i]!;
              return (
                <tr key={i} data-selected={i === chosen}>
                  <th scope="row">
                    <button
                      type="button"
                      class="link-button"
                      aria-pressed={i === chosen}
                      onClick={() => onChoose(i)}
                    >
                      {name}
                    </button>
                    {ownId !== undefined && <span class="chip">{words.own}</span>}
                  </th>
                  {TRADE_OFF_CRITERIA.map((each) => (
                    <td key={each}>{criterionText(locale, each, values[each])}</td>
                  ))}
                  <td>{isOnFront ? words.onFront : ''}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
