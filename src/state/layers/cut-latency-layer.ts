/**
 * How much farther the nearest hub is once parts of the backbone are cut, and who reaches none any more: stands in the
 * place of the hub layer while something is cut.
 */
import type { Atlas } from '../../model/atlas.ts';
import { breakScale } from './class-scale.ts';
import { ramp } from './colour-ramp.ts';
import { hubsLayer } from './hubs-layer.ts';
import { classOfValue, FIRST_CLASS, PENDING } from './layer-class.ts';
import { coloursOf } from './layer-colours.ts';
import type { DetailRow, LayerDefinition, LayerInput, PlaceLevel } from './layer-definition.ts';
import { demandOfInput, yearIndexOf } from './place-sums.ts';

/** Below the first, another route of nearly the same length. */
const BREAKS_MS = [0.1, 0.5, 1, 3];
const UNREACHABLE = FIRST_CLASS + BREAKS_MS.length + 1;

/** Per municipality, one way to the nearest hub; Infinity where none is reached, NaN where nothing is known. */
export interface HubLatencies {
  readonly before: Float64Array;
  readonly after: Float64Array;
}

interface AfterCut {
  readonly increaseMs: number;
  readonly latencyMs: number;
  /** People who reached a hub before. */
  readonly peopleWithout: number;
}

export function cutLatencyLayer(latencies: HubLatencies): LayerDefinition {
  return {
    ...hubsLayer,
    isDifference: true,

    cellClasses(_input, _fiscalYear, out) {
      out.fill(PENDING);
    },

    placeValues(input, level, fiscalYear, out) {
      if (input.outcome === undefined) out.fill(Number.NaN);
      else out.set(afterCut(latencies, input, level, fiscalYear).map(({ increaseMs }) => increaseMs));
    },

    placeClass: (value) =>
      value === Number.POSITIVE_INFINITY ? UNREACHABLE : classOfValue(BREAKS_MS, value),

    scale(level, theme, fiscalYear) {
      const { delta, time } = coloursOf(theme);
      const [, ...longer] = breakScale(
        BREAKS_MS,
        [delta.both, ...ramp(delta.worse, BREAKS_MS.length)],
        'ms',
        1,
      );
      const to = { value: BREAKS_MS[0]!, unit: 'ms', decimals: 1 } as const;
      return [
        {
          first: FIRST_CLASS,
          last: FIRST_CLASS,
          colour: delta.both,
          label: { key: 'cut.same', values: { to } },
        },
        ...longer,
        { first: UNREACHABLE, last: UNREACHABLE, colour: time.at(-1)!, label: { key: 'value.unreachable' } },
        hubsLayer.scale(level, theme, fiscalYear).at(-1)!,
      ];
    },

    title: () => ({ key: 'cut.title' }),
    note: (_level, fiscalYear) => ({
      key: 'cut.note',
      values: { fiscalYear: { value: fiscalYear, unit: 'fiscalYear' } },
    }),

    describe(input, place, fiscalYear) {
      if (input.outcome === undefined) return [];
      const level = place.level === 'cell' ? 'municipality' : place.level;
      const index = place.level === 'cell' ? input.atlas.cells.municipality[place.index]! : place.index;
      const { increaseMs, latencyMs, peopleWithout } = afterCut(latencies, input, level, fiscalYear)[index]!;
      const modelled = { fiscalYear, mark: 'modelled', source: 'source.hubsModel' } as const;
      const rows: DetailRow[] = [
        {
          label: 'row.cutIncrease',
          value: { value: increaseMs, unit: 'ms', decimals: 1, isSigned: true },
          ...modelled,
        },
        { label: 'row.cutLatency', value: { value: latencyMs, unit: 'ms', decimals: 1 }, ...modelled },
      ];
      if (place.level === 'prefecture')
        rows.push({
          label: 'row.cutWithoutHub',
          value: { value: peopleWithout, unit: 'people' },
          ...modelled,
        });
      return [...rows, ...hubsLayer.describe(input, place, fiscalYear)];
    },
  };
}

/** Per place; of a prefecture the means are over the people who still reach a hub. */
function afterCut(
  { before, after }: HubLatencies,
  input: LayerInput,
  level: PlaceLevel,
  fiscalYear: number,
): AfterCut[] {
  const { municipalities, prefectures }: Atlas = input.atlas;
  const start = yearIndexOf(fiscalYear) * municipalities.count;
  const people = demandOfInput(input).population.subarray(start, start + municipalities.count);
  // What no hub reached before is no loss of this cut.
  const wasReached = (m: number) => before[m]! < Number.POSITIVE_INFINITY;
  if (level === 'municipality') {
    return Array.from(after, (latencyMs, m) => ({
      increaseMs: wasReached(m) ? latencyMs - before[m]! : Number.NaN,
      latencyMs,
      peopleWithout: wasReached(m) && latencyMs === Number.POSITIVE_INFINITY ? people[m]! : 0,
    }));
  }
  const sums = Array.from({ length: prefectures.count }, () => ({ longer: 0, ms: 0, people: 0, without: 0 }));
  for (let m = 0; m < municipalities.count; m++) {
    if (!wasReached(m)) continue;
    const sum = sums[municipalities.prefecture[m]!]!;
    if (after[m] === Number.POSITIVE_INFINITY) {
      sum.without += people[m]!;
      continue;
    }
    sum.people += people[m]!;
    sum.ms += people[m]! * after[m]!;
    sum.longer += people[m]! * (after[m]! - before[m]!);
  }
  return sums.map((sum) => {
    const none = sum.without > 0 ? Number.POSITIVE_INFINITY : Number.NaN;
    return {
      increaseMs: sum.people > 0 ? sum.longer / sum.people : none,
      latencyMs: sum.people > 0 ? sum.ms / sum.people : none,
      peopleWithout: sum.without,
    };
  });
}
