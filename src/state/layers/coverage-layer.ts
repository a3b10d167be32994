/**
 * "Covered in this fiscal year?": the layer that fibre and 5G share. Squares carry the class of the year in which they
 * are first covered, so a year's move changes colours only; places carry the share that is covered, coloured around
 * the plan's goal.
 */
import type { PreparedFigures } from '../../data/prepared-figures.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Topic } from '../app-state.ts';
import { breakScale } from './class-scale.ts';
import { classOfValue, PENDING } from './layer-class.ts';
import { goalColours } from './layer-colours.ts';
import type {
  DetailRow,
  LayerDefinition,
  LayerInput,
  LayerText,
  Mark,
  PlaceLevel,
  Quantity,
} from './layer-definition.ts';
import type { LayerTextKey } from './layer-text.ts';
import { placeSums } from './place-sums.ts';
import { classifyFiscalYears } from './year-class.ts';
import { servedScale } from './year-scale.ts';

export interface CoverageTopic {
  readonly id: Topic & ('fibre' | 'radio');
  /** Decimals of the percentage in which the figure is published. */
  readonly decimals: number;
  /** Rising shares; one of them is the goal. */
  readonly breaks: readonly number[];
  readonly goal: number;
  readonly base: LayerTextKey;
  readonly source: LayerTextKey;
  /** Metric of the atlas's published figures. */
  readonly publishedMetric: string;
  readonly rows: {
    readonly coverage: LayerTextKey;
    readonly left: LayerTextKey;
    readonly published: LayerTextKey;
    readonly own: LayerTextKey;
    readonly cell: LayerTextKey;
  };
  readonly leftUnit: 'households' | 'people';
  /** Per cell: first fiscal year; 0 never. */
  firstFiscalYear(outcome: Outcome): Uint16Array;
  /** The same of figures that were computed beforehand, where they hold the topic. */
  preparedFiscalYear?(prepared: PreparedFigures): Uint16Array;
  /** years × municipalities. */
  covered(outcome: Outcome): Float64Array;
  whole(outcome: Outcome): Float64Array;
  /** Rows of places that only this topic has. */
  more?(
    input: LayerInput,
    outcome: Outcome,
    level: PlaceLevel,
    index: number,
    fiscalYear: number,
  ): DetailRow[];
}

export function coverageLayer(topic: CoverageTopic): LayerDefinition {
  const below = topic.breaks.indexOf(topic.goal) + 1;
  if (below === 0) throw new Error(`Expected the goal ${topic.goal} among the breaks of ${topic.id}.`);

  return {
    id: topic.id,
    parts: [topic.id],
    levels: ['cell', 'municipality', 'prefecture'],
    needsOutcome: true,
    cellClassesFollowYear: false,
    placeUnit: 'share',
    placeDecimals: topic.decimals,

    isPreparable: topic.preparedFiscalYear !== undefined,

    cellSource: (outcome) => topic.firstFiscalYear(outcome),

    cellClasses({ outcome, prepared }, _fiscalYear, out) {
      const years =
        outcome !== undefined
          ? topic.firstFiscalYear(outcome)
          : prepared && topic.preparedFiscalYear?.(prepared);
      if (years === undefined) out.fill(PENDING);
      else classifyFiscalYears(years, out);
    },

    placeValues({ atlas, outcome, own }, level, fiscalYear, out) {
      if (outcome === undefined) {
        out.fill(Number.NaN);
        return;
      }
      const covered = placeSums(atlas, topic.covered(outcome), level, fiscalYear);
      const whole = placeSums(atlas, topic.whole(outcome), level, fiscalYear);
      for (let i = 0; i < out.length; i++) out[i] = whole[i]! > 0 ? covered[i]! / whole[i]! : 1;
      if (level !== 'municipality' || !own?.has(topic.id, fiscalYear)) return;
      for (let i = 0; i < out.length; i++) out[i] = own.figure(topic.id, i, fiscalYear)?.value ?? out[i]!;
    },

    placeClass: (value) => classOfValue(topic.breaks, value),

    scale: (level, theme, fiscalYear) =>
      level === 'cell'
        ? servedScale(theme, fiscalYear)
        : breakScale(
            topic.breaks,
            goalColours(theme, below, topic.breaks.length + 1 - below),
            'share',
            topic.decimals,
          ),

    title: (level) => ({ key: level === 'cell' ? `${topic.id}.titleCell` : `${topic.id}.titlePlace` }),
    note: (level, fiscalYear) => ({
      key: level === 'cell' ? `${topic.id}.noteCell` : `${topic.id}.notePlace`,
      values: {
        fiscalYear: { value: fiscalYear, unit: 'fiscalYear' },
        goal: { value: topic.goal, unit: 'share', decimals: topic.decimals },
      },
    }),

    describe(input, place, fiscalYear) {
      const { outcome } = input;
      if (outcome === undefined) return [];
      if (place.level === 'cell') {
        const first = topic.firstFiscalYear(outcome)[place.index]!;
        const value = servedText(first, fiscalYear);
        return [{ label: topic.rows.cell, value, fiscalYear, mark: 'modelled', source: topic.source }];
      }
      return describePlace(topic, input, outcome, place.level, place.index, fiscalYear);
    },
  };
}

function servedText(first: number, fiscalYear: number): LayerText {
  const values = { fiscalYear: { value: first, unit: 'fiscalYear' } } satisfies Record<string, Quantity>;
  if (first === 0) return { key: 'value.notInHorizon' };
  if (first > fiscalYear) return { key: 'value.servedLater', values };
  return first === fiscalYear ? { key: 'value.servedInYear', values } : { key: 'value.servedSince', values };
}

function describePlace(
  topic: CoverageTopic,
  input: LayerInput,
  outcome: Outcome,
  level: PlaceLevel,
  index: number,
  fiscalYear: number,
): DetailRow[] {
  const { atlas, own } = input;
  const covered = placeSums(atlas, topic.covered(outcome), level, fiscalYear)[index]!;
  const whole = placeSums(atlas, topic.whole(outcome), level, fiscalYear)[index]!;
  const { decimals, base, source } = topic;
  const modelled = { fiscalYear, mark: 'modelled' as Mark, source };
  const measured = level === 'municipality' ? own?.figure(topic.id, index, fiscalYear) : undefined;
  const rows: DetailRow[] = [
    ...(measured === undefined
      ? []
      : [
          {
            label: topic.rows.own,
            value: { value: measured.value, unit: 'share' as const, decimals },
            fiscalYear,
            base,
            mark: 'own' as Mark,
            source: 'source.own' as LayerTextKey,
            citation: measured.fileName,
          },
        ]),
    {
      label: topic.rows.coverage,
      value: { value: whole > 0 ? covered / whole : 1, unit: 'share', decimals },
      base,
      ...modelled,
    },
    { label: topic.rows.left, value: { value: whole - covered, unit: topic.leftUnit }, ...modelled },
  ];
  if (level === 'prefecture') {
    const figure = atlas.published.find(
      (each) =>
        each.metric === topic.publishedMetric && each.prefecture === index && each.fiscalYear === fiscalYear,
    );
    if (figure !== undefined) {
      rows.push({
        label: topic.rows.published,
        value: { value: figure.value, unit: 'share', decimals },
        fiscalYear,
        base,
        mark: 'measured',
        source: 'source.published',
        citation: figure.source,
      });
    }
  }
  return [...rows, ...(topic.more?.(input, outcome, level, index, fiscalYear) ?? [])];
}
