/** What the comparison of scenarios says: rows of items, a column per scenario, the first the reference. Pure. */
import type { Locale } from '../../locale/locale.ts';
import type { Atlas } from '../../model/atlas.ts';
import {
  DIGEST_TECHNOLOGIES,
  type DigestTarget,
  type DigestTechnology,
  type OutcomeDigest,
} from '../../model/outcome-digest.ts';
import { resolveParameters } from '../../model/parameters.ts';
import { PAYERS } from '../../model/payer.ts';
import type { Scenario } from '../../model/scenario.ts';
import { differences, PLACE_LISTS, placesCount } from '../../model/scenario-inputs.ts';
import type { UncertaintySettings } from '../../model/uncertainty/factors.ts';
import {
  resolveUncertainty,
  type UncertaintyDifference,
  uncertaintyDifferences,
} from '../../model/uncertainty/settings-changes.ts';
import { parameterText } from '../lever-texts.ts';
import { decimalsOf, metricValueText, statusOf, type TargetStatus } from '../target-view-model.ts';
import { placesTexts, targetLabel, targetText, uncertainLabel, uncertainText } from './difference-texts.ts';

export interface Compared {
  readonly id: string;
  readonly name: string;
  readonly scenario: Scenario;
  /** Undefined while it has not been run. */
  readonly digest: OutcomeDigest | undefined;
}

export interface CompareCell {
  readonly text: string;
  /** Against the reference, with its sign; undefined in the reference itself and where it is the same. */
  readonly difference?: string | undefined;
  readonly detail?: string | undefined;
  readonly status?: TargetStatus | undefined;
}

export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly CompareCell[];
}

export function targetRows(locale: Locale, compared: readonly Compared[]): readonly CompareRow[] {
  const targets = new Map(
    compared
      .flatMap(({ scenario }) => scenario.targets)
      .reverse()
      .map((target) => [target.id, target]),
  );
  return [...targets.values()].reverse().map((target) => {
    const results = compared.map(({ digest }) =>
      digest?.targets.find((each) => each.target.id === target.id),
    );
    return {
      key: target.id,
      label: `${locale.messages.metrics[target.metric].title} — ${targetText(locale, target)}`,
      cells: compared.map(({ digest, scenario }, i) => {
        if (!scenario.targets.some(({ id }) => id === target.id))
          return { text: locale.messages.scenarios.noTarget };
        return targetCell(locale, digest, results[i], i === 0 ? undefined : results[0]);
      }),
    };
  });
}

function targetCell(
  locale: Locale,
  digest: OutcomeDigest | undefined,
  result: DigestTarget | undefined,
  reference: DigestTarget | undefined,
): CompareCell {
  const { scenarios } = locale.messages;
  if (digest === undefined || result === undefined) return { text: scenarios.compare.notComputed };
  const { target, metFiscalYear } = result;
  const value = valueAt(digest, result);
  const isMoved =
    reference !== undefined &&
    (reference.target.goal !== target.goal || reference.target.fiscalYear !== target.fiscalYear);
  const status = statusOf(result);
  return {
    text: metricValueText(locale, target.metric, value, [target]),
    difference:
      reference === undefined || reference.target.fiscalYear !== target.fiscalYear
        ? undefined
        : metricDifference(locale, result, value - valueAt(digest, reference)),
    detail: [
      ...(isMoved ? [targetText(locale, target)] : []),
      status === 'late'
        ? scenarios.compare.metIn(locale.format.fiscalYear(metFiscalYear))
        : locale.messages.board.status[status],
    ].join(locale.messages.places.separator),
    status,
  };
}

function valueAt({ fiscalYears }: OutcomeDigest, { target, valueByYear }: DigestTarget): number {
  return valueByYear[fiscalYears.indexOf(target.fiscalYear)] ?? Number.NaN;
}

function metricDifference(locale: Locale, { target }: DigestTarget, difference: number): string | undefined {
  const decimals = decimalsOf(target.metric);
  const [scaled, digits] = decimals === undefined ? [difference, 0] : [difference * 100, decimals];
  const text = signed(locale, scaled, digits);
  if (text === undefined || decimals === undefined) return text;
  return locale.messages.scenarios.compare.points(text);
}

/** Undefined where nothing is left of the number in print. */
function signed({ format }: Locale, value: number, decimals: number): string | undefined {
  const text = format.decimal(Math.abs(value), decimals);
  if (!Number.isFinite(value) || !/[1-9]/.test(text)) return undefined;
  return `${value < 0 ? '−' : '+'}${text}`;
}

export function costRows(locale: Locale, compared: readonly Compared[]): readonly CompareRow[] {
  const { scenarios, payers } = locale.messages;
  const { technologies, total, notComputed } = scenarios.compare;
  const row = (key: string, label: string, sum: (digest: OutcomeDigest) => number): CompareRow => {
    const reference = compared[0]?.digest === undefined ? undefined : sum(compared[0].digest);
    return {
      key,
      label,
      cells: compared.map(({ digest }, i) => {
        if (digest === undefined) return { text: notComputed };
        const yen = sum(digest);
        return {
          text: locale.format.yen(yen),
          difference: i === 0 || reference === undefined ? undefined : yenDifference(locale, yen - reference),
        };
      }),
    };
  };
  const all = (digest: OutcomeDigest) =>
    DIGEST_TECHNOLOGIES.reduce((sum, technology) => sum + totalOf(digest, technology), 0);
  return [
    ...DIGEST_TECHNOLOGIES.map((technology) =>
      row(technology, technologies[technology], (digest) => totalOf(digest, technology)),
    ),
    ...PAYERS.map((payer, p) =>
      row(payer, payers[payer], (digest) =>
        DIGEST_TECHNOLOGIES.reduce((sum, technology) => sum + totalOf(digest, technology, p), 0),
      ),
    ),
    row('total', total, all),
  ];
}

function totalOf({ costYen }: OutcomeDigest, technology: DigestTechnology, payer?: number): number {
  return costYen[technology].reduce(
    (sum, yen, i) => (payer === undefined || i % PAYERS.length === payer ? sum + yen : sum),
    0,
  );
}

function yenDifference({ format }: Locale, yen: number): string | undefined {
  if (Math.abs(yen) < 0.5) return undefined;
  return `${yen < 0 ? '−' : '+'}${format.yen(Math.abs(yen))}`;
}

/** Every input in which any of the scenarios differs from the reference. */
export function inputRows(
  locale: Locale,
  compared: readonly Compared[],
  atlas?: Atlas,
): readonly CompareRow[] {
  const [reference, ...others] = compared;
  if (reference === undefined) return [];
  const each = others.map(({ scenario }) => differences(reference.scenario, scenario));
  const parameters = new Set(each.flatMap((difference) => difference.parameters.map(({ id }) => id)));
  const targets = new Set(each.flatMap((difference) => difference.targets.map(({ id }) => id)));
  const values = compared.map(({ scenario }) => resolveParameters(scenario.parameters));
  return [
    ...[...parameters].map((id) => ({
      key: id,
      label: locale.messages.parameters[id].label,
      cells: values.map((value) => ({ text: parameterText(locale, id, value[id], { atlas }) })),
    })),
    ...[...targets].map((id) => {
      const own = compared.map(({ scenario }) => scenario.targets.find((target) => target.id === id));
      return {
        key: id,
        label: targetLabel(locale, own.find((target) => target !== undefined)!),
        cells: own.map((target) => ({ text: targetText(locale, target) })),
      };
    }),
    ...placesRows(locale, compared),
    ...uncertainRows(locale, compared),
  ];
}

function uncertainRows(locale: Locale, compared: readonly Compared[]): CompareRow[] {
  const settings = compared.map(({ scenario }) => resolveUncertainty(scenario.uncertainty));
  const settingOf = (of: UncertaintySettings, id: UncertaintyDifference['id']) =>
    id === 'members' || id === 'seed' ? of[id] : of.distributions[id];
  const differing = new Set(
    compared.flatMap(({ scenario }) =>
      uncertaintyDifferences(compared[0]!.scenario.uncertainty, scenario.uncertainty).map(({ id }) => id),
    ),
  );
  return [...differing].map((id) => ({
    key: id,
    label: uncertainLabel(locale, id),
    cells: settings.map((each) => ({ text: uncertainText(locale, settingOf(each, id)) })),
  }));
}

function placesRows(locale: Locale, [reference, ...others]: readonly Compared[]): CompareRow[] {
  const each = others.map(({ scenario }) => differences(reference!.scenario, scenario).places);
  const ids = [...PLACE_LISTS, 'plan' as const].filter((id) =>
    each.flat().some((places) => places.id === id),
  );
  return ids.map((id) => {
    const count = placesCount(reference!.scenario, id);
    const texts = each.map((places) =>
      placesTexts(
        locale,
        places.find((place) => place.id === id) ?? { id, from: count, to: count, otherCount: 0 },
      ),
    );
    const [{ label, from } = { label: '', from: '' }] = texts;
    return { key: id, label, cells: [{ text: from }, ...texts.map(({ to }) => ({ text: to }))] };
  });
}
