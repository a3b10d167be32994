/** Targets as they are typed: goals in the metric's own unit, checked, and lists of targets that make sense. Pure. */
import type { Locale } from '../../locale/locale.ts';
import { DEFAULT_TARGETS, type Target, type TargetMetric } from '../../model/target.ts';
import { decimalsOf } from '../target-view-model.ts';

export type GoalEntry =
  | { readonly ok: true; readonly goal: number }
  | { readonly ok: false; readonly message: string };

/** More hubs, landing stations or sides of a ring than any plan could name. */
const MOST_COUNT = 1000;

export function isShareMetric(metric: TargetMetric): boolean {
  return decimalsOf(metric) !== undefined;
}

/** The goal as the field shows it, without its unit. */
export function goalFieldText({ format }: Locale, { metric, goal }: Pick<Target, 'metric' | 'goal'>): string {
  return isShareMetric(metric) ? format.decimal(goal * 100, 4) : format.integer(goal);
}

/** Takes full-width digits and a sign of percent as they are typed. */
export function readGoal({ messages, format }: Locale, metric: TargetMetric, text: string): GoalEntry {
  const words = messages.stage.targets.errors;
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,、]/g, '')
    .replace(/%$/, '');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(plain)) return { ok: false, message: words.notANumber };
  const value = Number(plain);
  if (isShareMetric(metric)) {
    if (value <= 0 || value > 100) return { ok: false, message: words.share };
    // Binary dust of the division: 99.85 % is 0.9985.
    return { ok: true, goal: Number((value / 100).toPrecision(12)) };
  }
  if (!Number.isInteger(value) || value < 1 || value > MOST_COUNT)
    return { ok: false, message: words.count(format.integer(MOST_COUNT)) };
  return { ok: true, goal: value };
}

/** Another target of the same metric and year, with which this one would stand against itself. */
export function twinOf(
  targets: readonly Target[],
  { id, metric, fiscalYear }: Pick<Target, 'id' | 'metric' | 'fiscalYear'>,
): Target | undefined {
  return targets.find((each) => each.id !== id && each.metric === metric && each.fiscalYear === fiscalYear);
}

export function isPublishedSet(targets: readonly Target[]): boolean {
  return JSON.stringify(targets) === JSON.stringify(DEFAULT_TARGETS);
}

/** An id that no target has, published or own. */
export function nextTargetId(targets: readonly Target[]): string {
  const taken = new Set([...targets, ...DEFAULT_TARGETS].map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(`own-${n}`)) return `own-${n}`;
}

/** The list with a target put in, among those of its metric by year; a new metric comes last. */
export function withTarget(targets: readonly Target[], target: Target): readonly Target[] {
  const others = targets.filter(({ id }) => id !== target.id);
  const isSame = ({ metric }: Target) => metric === target.metric;
  const first = others.findIndex(isSame);
  const earlier = others.filter((each) => isSame(each) && each.fiscalYear <= target.fiscalYear);
  const last = earlier.at(-1);
  const at = last !== undefined ? others.indexOf(last) + 1 : first >= 0 ? first : others.length;
  return [...others.slice(0, at), target, ...others.slice(at)];
}
