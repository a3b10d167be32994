import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localeOf } from '../../src/locale/locale.ts';
import { FISCAL_YEARS } from '../../src/model/parameter.ts';
import { DEFAULT_TARGETS, TARGET_METRICS, type Target } from '../../src/model/target.ts';
import {
  goalFieldText,
  isPublishedSet,
  isShareMetric,
  nextTargetId,
  readGoal,
  twinOf,
  withTarget,
} from '../../src/panels/targets/targets-view-model.ts';

const metrics = fc.constantFrom(...TARGET_METRICS);
const languages = fc.constantFrom('ja' as const, 'en' as const);

describe('a goal that is typed', () => {
  it('reads back as it is shown, in both languages', () => {
    const goals = fc.record({
      metric: metrics,
      share: fc.integer({ min: 1, max: 1_000_000 }),
      count: fc.integer({ min: 1, max: 1000 }),
    });
    fc.assert(
      fc.property(goals, languages, ({ metric, share, count }, language) => {
        const goal = isShareMetric(metric) ? Number((share / 1e6).toPrecision(12)) : count;
        const locale = localeOf(language);
        expect(readGoal(locale, metric, goalFieldText(locale, { metric, goal }))).toEqual({ ok: true, goal });
      }),
    );
    for (const target of DEFAULT_TARGETS) {
      const text = goalFieldText(localeOf('ja'), target);
      expect(readGoal(localeOf('ja'), target.metric, text)).toEqual({ ok: true, goal: target.goal });
    }
  });

  it('may be in full width and carry its sign, and is refused with a reason otherwise', () => {
    const ja = localeOf('ja');
    expect(readGoal(ja, 'fibreHouseholdCoverage', ' ９９．８５％')).toEqual({ ok: true, goal: 0.9985 });
    for (const text of ['', 'x', '-3', '0', '100.1', '1e2', '９９９'])
      expect(readGoal(ja, 'radioPopulationCoverage', text)).toMatchObject({ ok: false });
    for (const text of ['0', '1.5', '1001', '十'])
      expect(readGoal(ja, 'hubCount', text)).toMatchObject({ ok: false });
  });
});

describe('the list of targets', () => {
  it('takes a new one among those of its metric by year, and leaves the others as they are', () => {
    const added = fc.record({ metric: metrics, fiscalYear: fc.constantFrom(...FISCAL_YEARS) });
    fc.assert(
      fc.property(fc.subarray([...DEFAULT_TARGETS]), added, (targets, { metric, fiscalYear }) => {
        const target: Target = { id: nextTargetId(targets), metric, goal: 1, fiscalYear, source: '' };
        const next = withTarget(targets, target);
        expect(next.filter(({ id }) => id !== target.id)).toEqual(targets);
        const same = next.filter((each) => each.metric === metric);
        const years = same.map((each) => each.fiscalYear);
        expect(years).toEqual([...years].sort((a, b) => a - b));
        const twin = targets.some((each) => each.metric === metric && each.fiscalYear === fiscalYear);
        expect(twinOf(targets, target) !== undefined).toBe(twin);
      }),
    );
  });

  it('knows the published set, and gives ids that nobody has', () => {
    expect(isPublishedSet(DEFAULT_TARGETS)).toBe(true);
    expect(isPublishedSet(DEFAULT_TARGETS.slice(1))).toBe(false);
    const own = { ...DEFAULT_TARGETS[0]!, id: 'own-1' };
    expect([nextTargetId([]), nextTargetId([own])]).toEqual(['own-1', 'own-2']);
  });
});
